import { parse } from 'acorn';
import fc from 'fast-check';
import Handlebars from 'handlebars';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { snippetScript } from '../../src/browser-code/index.js';
import { parseTemplate, renderTemplate } from '../../src/guide/curlybars/index.js';
import {
  type AttributeValue,
  findHeadBlocks,
  headBlock,
  headBlockAround,
} from '../../src/head-block/index.js';
import { CLEARLY_LINEAR, growth } from '../grows-linearly.js';

const ENDPOINT = 'https://jwt.example.com/messaging';

/** Compiled once: the blocks of one widget differ in their attributes only. */
const script = await snippetScript('messaging');

const blockWith = async (
  attributes: Partial<Record<'endpoint' | 'roles' | 'proof', AttributeValue>>,
) =>
  headBlockAround(script, {
    endpoint: { text: ENDPOINT },
    proof: { text: 'help-center-jwt' },
    ...attributes,
  });

const TEMPLATE_LANGUAGES = {
  Curlybars: (template: string, context: object): string =>
    renderTemplate(parseTemplate(template), { context: { ...context }, helpers: {} }),
  Handlebars: (template: string, context: object): string => Handlebars.compile(template)(context),
};

const scriptIn = (html: string): HTMLScriptElement => {
  const script = JSDOM.fragment(html).querySelector('script');
  if (!script) throw new Error('The page has no script.');
  return script;
};

const scriptSource = (block: string): string =>
  block.split(/<script [^>]*>/)[1]?.split('</script>')[0] ?? '';

/** What HTML's parser keeps in an attribute, with what templates and HTML take for something else. */
const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom('{', '{{', '\\{', '\\', '}}', '{{signed_in}}', '</script>', '<!--', '"', "'"),
      fc.constantFrom(
        '\u2028',
        '\u2029',
        '\n',
        '\r',
        '\t',
        '😀',
        '&quot;',
        '&',
        '`',
        '{{!--',
        '--}}',
      ),
      fc.string({ unit: 'grapheme' }),
    ),
  )
  .map((parts) => parts.join('').replaceAll('\0', ''));

describe.each(Object.entries(TEMPLATE_LANGUAGES))('the head block through %s', (_, render) => {
  it('carries the script byte for byte', async () => {
    const block = await blockWith({});
    expect(scriptIn(render(block, { signed_in: true })).textContent).toBe(scriptSource(block));
  });

  it.each([
    [true, 'true'],
    [false, 'false'],
  ])('has data-signed-in for a visitor whose signed_in is %s', async (signedIn, said) => {
    const script = scriptIn(render(await blockWith({}), { signed_in: signedIn }));
    expect(script.dataset.signedIn).toBe(said);
  });

  it('carries any option’s text unchanged into its attribute', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const html = render(await blockWith({ roles: { text } }), { signed_in: true });
        expect(scriptIn(html).dataset.roles).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  it('carries an option of 10 kB', async () => {
    const text = '{{\\{"'.repeat(2_000);
    const html = render(await blockWith({ roles: { text } }), { signed_in: true });
    expect(scriptIn(html).dataset.roles).toBe(text);
  });

  it('takes an attribute from the theme’s settings where the options ask for it', async () => {
    const block = await blockWith({ endpoint: { setting: 'messaging_token_endpoint' } });
    const settings = { messaging_token_endpoint: `${ENDPOINT}?a=1&b="2"` };
    expect(scriptIn(render(block, { signed_in: true, settings })).dataset.endpoint).toBe(
      settings.messaging_token_endpoint,
    );
  });

  it('leaves no marker in the page', async () => {
    expect(render(await blockWith({}), { signed_in: false })).not.toMatch(
      /guide-messaging-auth \d/,
    );
  });
});

describe('the head block', () => {
  it.each(['messaging', 'classic'] as const)(
    'is one function that adds no global: %s',
    async (widget) => {
      const attributes = { endpoint: { text: ENDPOINT }, proof: { text: 'none' } };
      const script = scriptSource(await headBlock({ widget, attributes }));
      expect(script).toMatch(/^\(\(\)=>\{[\s\S]*\}\)\(\);$/);
      const { body } = parse(script, { ecmaVersion: 2018 });
      expect(body.map(({ type }) => type)).toEqual(['ExpressionStatement']);
    },
  );

  it('is the same bytes each time', async () => {
    const attributes = { endpoint: { text: ENDPOINT }, proof: { text: 'help-center-jwt' } };
    const again = await headBlock({ widget: 'messaging', attributes });
    expect(again).toBe(await blockWith({}));
  });
});

describe('finding head blocks in a template', () => {
  const START =
    '{{!-- guide-messaging-auth 1.2.3: start (made by a tool; edit the attributes, not the code) --}}';
  const END = '{{!-- guide-messaging-auth: end --}}';
  const ONE = `${START}\n<script></script>\n${END}`;

  it('finds none in a theme without one', () => {
    expect(findHeadBlocks('<meta name="a">{{!-- a note --}}')).toEqual([]);
  });

  it('finds a whole one, with its version and place', () => {
    expect(findHeadBlocks(`<meta>\n${ONE}\n`)).toEqual([
      { kind: 'whole', version: '1.2.3', start: 7, end: 7 + ONE.length },
    ]);
  });

  it.each([
    ['two whole ones', `${ONE}\n${ONE}`, ['whole', 'whole']],
    ['a start without an end', `${START}\n<script>`, ['half']],
    ['an end without a start', `</script>${END}`, ['half']],
    ['a half one before a whole one', `${START}${ONE}`, ['half', 'whole']],
    ['a whole one before a half one', `${ONE}${END}`, ['whole', 'half']],
  ])('finds %s', (_, source, kinds) => {
    expect(findHeadBlocks(source).map(({ kind }) => kind)).toEqual(kinds);
  });

  it.each([
    ['starts without the end of their comment', '{{!-- guide-messaging-auth: start '],
    ['starts without an end', '{{!-- guide-messaging-auth 1.2.3: start --}}'],
    ['ends', END],
    ['openings of comments', '{{!--'],
    ['versions without end', '{{!-- guide-messaging-auth 1.1.11111111'],
    ['white space', '{{!--                                 '],
  ])('reads a template once, be it full of %s', (_, part) => {
    const source = (size: number) => part.repeat(size / part.length);
    expect(growth((size) => findHeadBlocks(source(size)), 64_000)).toBeLessThan(CLEARLY_LINEAR);
  });

  it.each(['1'.repeat(30_000), ' '.repeat(30_000), `1.1.1${'.'.repeat(30_000)}`])(
    'reads a marker once, however long it is',
    (inside) => {
      const source = `{{!-- guide-messaging-auth ${inside}`;
      expect(growth((times) => findHeadBlocks(source.repeat(times)), 2)).toBeLessThan(
        CLEARLY_LINEAR,
      );
    },
  );

  it('finds what the build made', async () => {
    expect(findHeadBlocks(await blockWith({}))).toEqual([
      expect.objectContaining({ kind: 'whole', start: 0 }),
    ]);
  });
});
