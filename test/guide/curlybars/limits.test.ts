import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  limitProblems,
  parseTemplate,
  TemplateRenderError,
} from '../../../src/guide/curlybars/index.js';
import { render } from './render.js';
import { thrown } from './thrown.js';

const one = [{ name: 'x' }];
const nested = (levels: number, open: string, inside: string, close: string) =>
  open.repeat(levels) + inside + close.repeat(levels);
const withs = (levels: number, inside: string) =>
  nested(levels, '{{#with this}}', inside, '{{/with}}');
const dots = (steps: number) => `{{o${'.o'.repeat(steps)}}}`;

/** An object that contains itself. */
const endless: Record<string, unknown> = { name: 'x' };
endless.o = endless;

const problemOf = (source: string) =>
  thrown(() => render(source, { ...endless, one }), TemplateRenderError).problem;

describe('a template within the limits', () => {
  it.each([
    ['eight contexts of its own', withs(8, '{{name}}'), 'x'],
    ['nine, when the innermost is empty', withs(9, ''), ''],
    ['a variable one frame too far up', 'a{{@../index}}', 'a'],
    [
      'as many frames up as there are',
      '{{#each one}}{{#with this}}{{@../index}}{{@../../index}}{{/with}}b{{/each}}',
      'b',
    ],
    ['ten dots', `{{o${'.o'.repeat(9)}.name}}`, 'x'],
    ['300 blocks that do not change the context', nested(300, '{{#if name}}', 'x', '{{/if}}'), 'x'],
    ['1 MB of output', 'ü'.repeat(1_048_576), 'ü'.repeat(1_048_576)],
    ['1 MB of characters that are two units', '😀'.repeat(600_000), '😀'.repeat(600_000)],
  ])('%s: is rendered, and the checker agrees', (_, source, html) => {
    expect(render(source, { ...endless, one }) === html).toBe(true);
    expect(limitProblems(parseTemplate(source))).toEqual([]);
  });
});

describe('nesting and traversing', () => {
  it.each([
    ['nine contexts', withs(9, 'x'), 'Nesting too deep', 126],
    ['nine lists', nested(9, '{{#each ../one}}', 'x', '{{/each}}'), 'Nesting too deep', 144],
    ['eleven dots', dots(11), '`o.o.o.o.o.o.o.o.o.o.o.o` too deep', 2],
    ['six times up', '{{../../../../../../name}}', '`../../../../../../name` too deep', 2],
    [
      'a variable six times up',
      '{{@../../../../../../index}}',
      '`../../../../../../index` too deep',
      2,
    ],
    ['a variable two frames too far up', '{{@../../index}}', "'@../../index' goes out of scope", 2],
    [
      'the same in a condition and in a list',
      '{{#each one}}{{#if @../../../index}}a{{else}}b{{/if}}{{/each}}',
      "'@../../../index' goes out of scope",
      19,
    ],
  ])('%s: the page and the checker say the same', (_, source, description, column) => {
    const problem = { description, line: 1, column };
    if (!source.startsWith('{{#each')) expect(problemOf(source)).toMatchObject(problem);
    expect(limitProblems(parseTemplate(source))).toEqual([expect.objectContaining(problem)]);
  });

  it('a partial starts from the beginning, and prints nothing when it is nested too deep', () => {
    const partials: Readonly<Record<string, string>> = {
      eight: withs(8, 'a'),
      nine: withs(9, 'b'),
    };
    const partial = (name: string) => partials[name];
    expect(render(withs(8, '{{> eight}}{{> nine}}'), endless, {}, partial)).toBe('a');
  });
});

describe('the length of the output', () => {
  const tooLong = 'Output too long (> 1048576 bytes)';
  const long = 'x'.repeat(600_000);

  it.each([
    ['text', 'x'.repeat(1_048_577)],
    ['two values', '{{long}}{{long}}'],
    ['a list', '{{#each items}}{{../long}}{{/each}}'],
    ['a block', '{{#wrap}}{{long}}{{long}}{{/wrap}}'],
  ])('of %s', (_, source) => {
    const context = { long, items: [{}, {}] };
    const wrap = ({ block }: { block?: () => unknown }) => block?.();
    expect(thrown(() => render(source, context, { wrap }), TemplateRenderError)).toMatchObject({
      problem: { description: tooLong },
    });
  });

  it('counts two partials together, and is not hidden by one', () => {
    const partial = (name: string) => (name === 'both' ? '{{> half}}{{> half}}' : long);
    for (const source of ['{{> half}}{{> half}}', '{{> both}}']) {
      expect(thrown(() => render(source, {}, {}, partial), TemplateRenderError)).toMatchObject({
        problem: { description: tooLong },
      });
    }
  });
});

describe('the time that a page may take', () => {
  afterEach(() => vi.restoreAllMocks());

  it.each([
    ['lists in lists', '{{#each items}}{{#each ../items}}{{name}}{{/each}}{{/each}}'],
    ['empty lists', '{{#each items}}{{/each}}'],
    ['a partial', '{{> list items=items}}'],
  ])('ends %s', (_, source) => {
    // The clock does not move until the first hundred nodes are rendered.
    let asked = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (asked++ === 0 ? 0 : 10_001));
    const items = Array.from({ length: 200 }, () => ({ name: 'x' }));
    const partial = () => '{{#each items}}{{name}}{{/each}}';
    expect(thrown(() => render(source, { items }, {}, partial), TemplateRenderError)).toMatchObject(
      {
        problem: { description: 'Rendering took too long (> 10 seconds)' },
      },
    );
  });
});
