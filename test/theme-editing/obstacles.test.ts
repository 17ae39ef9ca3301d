import { describe, expect, it } from 'vitest';
import { KitError } from '../../src/kit-error.js';
import {
  type Addition,
  additionNotes,
  planAddition,
  planRemoval,
  REFUSED,
  type SignInKind,
  signInsOf,
  type ThemeTexts,
} from '../../src/theme-editing/index.js';
import { CLEARLY_LINEAR, growth } from '../grows-linearly.js';
import { changed, inline, sampleBlock, withSettings } from './additions.js';
import { LEGACY_SCRIPTS, LEGACY_SNIPPETS } from './legacy-heads.js';

const theme: ThemeTexts = {
  head: '<meta name="a">\n',
  manifest: '{\n  "name": "A",\n  "settings": []\n}\n',
  translations: new Map(),
  others: new Map(),
};
const replacing: Addition = { ...withSettings, replaceLegacy: true };

const withHead = (head: string): ThemeTexts => ({ ...theme, head });
const withManifest = (json: unknown): ThemeTexts => ({ ...theme, manifest: JSON.stringify(json) });

describe('add on a theme where something is in the way', () => {
  it.each([
    [
      'half a block',
      withHead('a\n{{!-- guide-messaging-auth 1.0.0: start (made by a tool) --}}\n<script>'),
      'templates/document_head.hbs:2: there is the start of a head block without its end. Delete what is left of the block, markers included, then run this again.',
    ],
    [
      'the end of a block alone',
      withHead('a\n\n{{!-- guide-messaging-auth: end --}}\n'),
      'templates/document_head.hbs:3: there is the end of a head block without its start. Delete what is left of the block, markers included, then run this again.',
    ],
    [
      'two blocks',
      withHead(`${sampleBlock()}\n${sampleBlock()}`),
      'templates/document_head.hbs:4: there is a second head block (the first is in line 1). Delete one of them, markers included, then run this again.',
    ],
    [
      'a call of loginUser',
      withHead('<script>\n  zE("messenger", "loginUser", mine);\n</script>'),
      'templates/document_head.hbs:2: there is a call of loginUser that this kit does not know. Two sign-ins would get in each other’s way: take it out, then run this again.',
    ],
    [
      'the article’s snippet',
      withHead(`<meta>\n${LEGACY_SNIPPETS['in an if block with a sign-out']}`),
      'templates/document_head.hbs:2: there is the article\'s snippet, which signs visitors in already. Run add with --replace-legacy, which takes it out ("remove" puts it back).',
    ],
    [
      'a setting of the same name and another type',
      withManifest({
        name: 'A',
        settings: [
          { label: 'x', variables: [{ identifier: 'messaging_token_endpoint', type: 'color' }] },
        ],
      }),
      'manifest.json:1: there is a setting "messaging_token_endpoint" that is not of this kit. Rename it there and in the templates, or run add with --inline, which needs no settings.',
    ],
    [
      'settings that are not an array',
      withManifest({ name: 'A', settings: {} }),
      'manifest.json:1: there is "settings" as object. Make it an array of groups.',
    ],
    [
      'settings twice',
      { ...theme, manifest: '{"settings": [],\n"settings": []}' },
      'manifest.json:2: there is "settings" for the second time. Leave one of them.',
    ],
    [
      'a manifest that is not JSON',
      { ...theme, manifest: '{\n  "name": "A",\n}' },
      'manifest.json is not JSON: property name expected at line 3, column 1. Fix the file, then run this again.',
    ],
    [
      'a manifest nested too deeply',
      { ...theme, manifest: `{"name":${'['.repeat(200_000)}` },
      'manifest.json is not JSON: it is nested too deeply at line 1, column 1. Fix the file, then run this again.',
    ],
    [
      'a file whose name a terminal would obey',
      { ...theme, translations: new Map([['translations/\u001b[2J\n.json', '{']]) },
      'translations/\\u001b[2J\\u000a.json is not JSON: close brace expected at line 1, column 2. Fix the file, then run this again.',
    ],
    [
      'a manifest that is not an object',
      { ...theme, manifest: '[]' },
      'manifest.json is not a JSON object: expected "{" at its start.',
    ],
    [
      'a text of the same key with other words',
      {
        ...theme,
        manifest: '{"settings":[{"label":"a_label","variables":[]}]}',
        translations: new Map([
          ['translations/en-us.json', '{\n"a_label": "A",\n"messaging_debug_label": "Mine"}'],
        ]),
      },
      'translations/en-us.json:3: there is a text "messaging_debug_label" that is not of this kit. Rename or delete it, or run add with --inline, which needs no settings.',
    ],
  ])('%s: reports where, and what to do', (_, odd, message) => {
    expect(() => planAddition(odd, withSettings)).toThrow(
      expect.objectContaining({ message, exitCode: 1 }),
    );
  });

  it.each([
    ['starts without the end of their comment', '{{!-- guide-messaging-auth: start '],
    ['starts without an end', '{{!-- guide-messaging-auth: start --}}'],
    ['ends without a start', '{{!-- guide-messaging-auth: end --}}'],
    ['whole blocks', '{{!-- guide-messaging-auth: start --}}{{!-- guide-messaging-auth: end --}}'],
    ['calls of loginUser', 'zE("messenger","loginUser");\n'],
    ['openings of comments in the template', '{{!-- {{! '],
    ['openings of comments in HTML and scripts', '<!-- /* '],
    ['white space', ' \t'],
    ['line breaks', '\r\n'],
  ])('reads a head once, be it full of %s', (_, part) => {
    const plan = (size: number) => {
      try {
        planAddition(withHead(part.repeat(size / part.length)), withSettings);
      } catch (error) {
        if (!(error instanceof KitError)) throw error;
      }
    };
    expect(growth(plan, 64_000)).toBeLessThan(CLEARLY_LINEAR);
  });

  it('lists twenty of a thousand things in the way, and counts the rest', () => {
    const odd = withHead('<script>zE("messenger","loginUser",a);</script>\n'.repeat(1000));
    expect(() => planAddition(odd, withSettings)).toThrow(
      /hbs:20: .*\n… and 980 more like these\.$/,
    );
  });

  it('lists all that is in the way at once', () => {
    const odd = withHead(
      '<script>zE("messenger","loginUser",a);\nzE("messenger","loginUser",b)</script>',
    );
    expect(() => planAddition(odd, withSettings)).toThrow(/hbs:1: .*\n.*hbs:2: /);
  });

  it.each(['{{!-- zE("messenger", "loginUser") --}}', '<!-- "loginUser" -->', '  // "loginUser"'])(
    'a comment is not in the way: %s',
    (comment) => {
      expect(planAddition(withHead(comment), inline)).toHaveLength(1);
    },
  );

  it('remove refuses two blocks as well', () => {
    expect(() => planRemoval(withHead(`${sampleBlock()}\n${sampleBlock()}`))).toThrow(
      /second head block/,
    );
  });
});

describe('add --replace-legacy', () => {
  const snippets = Object.entries(LEGACY_SNIPPETS);

  it.each(snippets)('takes out the snippet %s', (_, snippet) => {
    const { head } = changed(
      theme,
      planAddition(withHead(`<meta>\n${snippet}\n<link>`), replacing),
    );
    const seen = head?.replace(/\{\{!--[\s\S]*?--\}\}/g, '').replace(/<script data-.*/, '');
    expect(seen?.trim()).toBe('<meta>\n\n<link>');
  });

  it.each(snippets)('remove puts it back %s', (_, snippet) => {
    const lines = ['\n', '\r\n', '\r'].map(
      (end) => `a${end}${snippet.replaceAll('\n', end)}${end}`,
    );
    for (const before of [snippet, `a\r\n${snippet}\r\n`, ...lines].map(withHead)) {
      const after = changed(before, planAddition(before, replacing));
      expect(changed(after, planRemoval(after))).toEqual(before);
    }
  });

  it.each(snippets)('running it again changes nothing %s', (_, snippet) => {
    const before = withHead(snippet);
    const after = changed(before, planAddition(before, replacing));
    expect(planAddition(after, replacing)).toEqual([]);
  });

  it('takes out two of them', () => {
    const classic = LEGACY_SNIPPETS['for the Classic widget'];
    const before = withHead(`${LEGACY_SNIPPETS['with jQuery before it']}\n${classic}`);
    const after = changed(before, planAddition(before, replacing));
    expect(after.head?.match(/set aside/g)).toHaveLength(2);
    expect(changed(after, planRemoval(after))).toEqual(before);
  });

  it.each([
    ['another template', { ...theme, others: new Map([['script.js', '$(start);']]) }, ''],
    ['another script in the head', theme, '<script>jQuery(start)</script>'],
  ])('leaves jQuery where %s uses it', (_, from, more) => {
    const head = `${more}\n${LEGACY_SNIPPETS['with jQuery before it']}`;
    const after = changed(from, planAddition({ ...from, head }, replacing));
    expect(after.head).toMatch(/^<script src="[^"]*jquery/m);
  });

  it('leaves a sign-in alone that is not the article’s', () => {
    const own = withHead('<script>zE("messenger", "loginUser", mine);</script>');
    expect(() => planAddition(own, replacing)).toThrow(/loginUser that this kit does not know/);
  });
});

describe('a group with only one of our settings', () => {
  const variable = { identifier: 'messaging_debug', type: 'checkbox', label: 'a', value: false };
  const partly = withManifest({ settings: [{ label: 'Theirs', variables: [variable] }] });

  it('is not ours: add refuses it, and remove leaves it', () => {
    expect(() => planAddition(partly, withSettings)).toThrow(
      'a setting "messaging_debug" that is not of this kit',
    );
    expect(planRemoval(partly)).toEqual([]);
  });
});

describe('the article’s snippet in another file', () => {
  const withOther = (path: string, text: string): ThemeTexts => ({
    ...theme,
    others: new Map([[path, text]]),
  });
  const words = (text: string | undefined) => text?.replace(/\s+/g, ' ');
  const seen = (text: string | undefined) =>
    text?.replace(/\/\*[\s\S]*?\*\/|\{\{!--[\s\S]*?--\}\}/g, '').trim();

  it.each(Object.entries(LEGACY_SCRIPTS))('script.js: %s', (_, [script, rest]) => {
    const before = withOther('script.js', script);
    expect(() => planAddition(before, withSettings)).toThrow(
      /^script\.js:\d+: there is the article/,
    );
    const after = changed(before, planAddition(before, replacing));
    expect(words(seen(after.others.get('script.js')))).toBe(words(rest));
    expect(planAddition(after, withSettings)).toEqual([]);
    expect(changed(after, planRemoval(after))).toEqual(before);
  });

  it.each(Object.entries(LEGACY_SNIPPETS))('templates/header.hbs: %s', (_, snippet) => {
    const before = withOther('templates/header.hbs', `<header>\n${snippet}\n</header>\n`);
    const after = changed(before, planAddition(before, replacing));
    expect(seen(after.others.get('templates/header.hbs'))).toMatch(/^<header>\s+<\/header>$/);
    expect(changed(after, planRemoval(after))).toEqual(before);
  });

  it('takes out the else branch of a block that has more than scripts', () => {
    const [block = ''] = Object.values(LEGACY_SNIPPETS);
    const before = withOther(
      'templates/footer.hbs',
      block.replace('{{else}}', '<p>Hello</p>{{else}}'),
    );
    const after = changed(before, planAddition(before, replacing));
    expect(seen(after.others.get('templates/footer.hbs'))).toBe(
      '{{#if signed_in}}\n\n<p>Hello</p>{{else}}\n\n{{/if}}',
    );
    expect(changed(after, planRemoval(after))).toEqual(before);
  });

  it('leaves a script alone in which the snippet is spread over much else', () => {
    const other = Array.from({ length: 5 }, (_, index) => `start${index}();`).join('\n');
    const script = `fetch("/api/v2/users/me");\n${other}\npost({ external_id: 1 });\nzE("messenger", "loginUser", f);`;
    expect(() => planAddition(withOther('script.js', script), replacing)).toThrow(
      /^script\.js:8: there is a call of loginUser/,
    );
  });

  it('reports where it was, and that jQuery’s tag is left because something uses it', () => {
    const head = `${LEGACY_SNIPPETS['with jQuery before it']}`;
    const before = { ...withOther('script.js', '$(start);'), head };
    expect(additionNotes(before, replacing)).toEqual([
      'templates/document_head.hbs: the article’s snippet is set aside; "remove" puts it back.',
      'jQuery’s tag is left: something else in the theme uses jQuery.',
    ]);
  });
});

describe('what else has to do with signing in', () => {
  it('lets add refuse whatever would sign the visitor in a second time, and nothing else', () => {
    expect([...REFUSED].sort()).toEqual(['legacy', 'login', 'session']);
  });

  it.each<[string, string, string, SignInKind]>([
    ['useSessionAuth', 'script.js', "zE('messenger', 'useSessionAuth');", 'session'],
    ['loginUser in an asset', 'assets/app.js', "zE('messenger', 'loginUser', f);", 'login'],
    ['a jwtFn', 'templates/footer.hbs', '<script>a = { jwtFn: f }</script>', 'classic'],
    [
      'logoutUser for anonymous visitors',
      'templates/header.hbs',
      '{{#unless signed_in}}<script>zE("messenger", "logoutUser")</script>{{/unless}}',
      'anonymous-logout',
    ],
    [
      'logoutUser by HelpCenter.user',
      'script.js',
      'if (HelpCenter.user.role === "anonymous") zE("messenger", "logoutUser");',
      'anonymous-logout',
    ],
    [
      'logoutUser of a button',
      'script.js',
      'b.onclick = () => zE("messenger", "logoutUser");',
      'logout',
    ],
    [
      'Zendesk’s own sample',
      'script.js',
      'fetch("/api/v2/help_center/integration/token").then(send);',
      'help-center-jwt',
    ],
    ['an API token', 'assets/app.js', 'btoa("a@example.com/token:" + t)', 'credentials'],
    ['an API token in a comment', 'script.js', '// a@example.com/token:abc', 'credentials'],
    [
      'Basic',
      'script.js',
      'h = { Authorization: "Basic YWJjZGVmZ2hpamtsbW5vcA==" }',
      'credentials',
    ],
    [
      'Bearer',
      'templates/header.hbs',
      "<script>h('Bearer 0123456789abcdef0')</script>",
      'credentials',
    ],
  ])('finds %s', (_, path, text, kind) => {
    const found = signInsOf({ ...theme, others: new Map([[path, text]]) });
    expect(found.map((one) => [one.kind, one.path, one.line])).toEqual([[kind, path, 1]]);
    expect(JSON.stringify(found)).not.toMatch(/YWJj|0123456789|token:abc/);
    const add = () => planAddition({ ...theme, others: new Map([[path, text]]) }, withSettings);
    if (REFUSED.has(kind)) expect(add).toThrow(path);
    else
      expect(
        additionNotes({ ...theme, others: new Map([[path, text]]) }, withSettings),
      ).toHaveLength(1);
  });

  it.each([
    [
      'a comment of a template',
      'templates/header.hbs',
      '{{!-- zE("messenger", "loginUser", f) --}}',
    ],
    ['a comment of a script', 'script.js', '/* zE("messenger", "loginUser", f) */'],
    ['a header that is put together', 'script.js', 'h = "Bearer " + token'],
    ['a word in prose', 'templates/header.hbs', '<p>loginUser and logoutUser</p>'],
  ])('does not find %s', (_, path, text) => {
    expect(signInsOf({ ...theme, others: new Map([[path, text]]) })).toEqual([]);
  });
});
