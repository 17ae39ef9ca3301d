import { describe, expect, it } from 'vitest';
import { parseTemplate, TemplateSyntaxError } from '../../../src/guide/curlybars/index.js';
import { CLEARLY_LINEAR, growth } from '../../grows-linearly.js';
import { thrown } from './thrown.js';

const problems = (source: string) =>
  thrown(() => parseTemplate(source), TemplateSyntaxError).problems;

describe('what is not Curlybars', () => {
  it.each([
    ['{{else}}', 1, 2, 4, 'an else outside of any block'],
    ['{{/if}}', 1, 2, 1, 'a closing tag outside of any block'],
    ['{{#if a}}{{else if b}}{{/if}}', 1, 16, 2, 'else if'],
    ['{{#if a}}{{else}}{{else}}{{/if}}', 1, 19, 4, 'a second else'],
    ['{{#if a}}{{/unless}}', 1, 12, 6, 'if closed by unless'],
    ['{{#if a}}{{/foo}}', 1, 12, 3, 'if closed by a name'],
    ['{{#foo}}{{/if}}', 1, 11, 2, 'a name closed by if'],
    ['{{#with "text"}}{{/with}}', 1, 8, 6, 'with of a text'],
    ['{{#each 7}}{{/each}}', 1, 8, 1, 'each of a number'],
    ['{{#each @index}}{{/each}}', 1, 8, 6, 'each of a variable'],
    ['{{#if a b}}{{/if}}', 1, 8, 1, 'if of two things'],
    ['{{#if}}{{/if}}', 1, 5, 2, 'if of nothing'],
    ['{{helper key=1 argument}}', 1, 15, 8, 'an argument after an option'],
    ['{{(helper)}}', 1, 2, 1, 'a subexpression alone'],
    ['{{"text" argument}}', 1, 9, 8, 'a text with an argument'],
    ['{{helper (a}}', 1, 11, 2, 'an open parenthesis'],
    ['{{a/b}}', 1, 3, 1, 'a slash in a path'],
    ['{{> "name"}}', 1, 4, 6, 'a partial named by a text'],
    ['{{}}', 1, 2, 2, 'nothing'],
    ['{{#if x}}\n  {{#each}}\n{{/each}}{{/if}}', 2, 9, 2, 'a place on the second line'],
  ])('%j is refused at line %i, column %i, length %i: %s', (source, line, column, length) => {
    expect(problems(source)).toEqual([
      {
        description: expect.stringContaining('is not permitted in this context'),
        line,
        column,
        length,
      },
    ]);
  });

  it('quotes the line around the problem as Zendesk does', () => {
    expect(problems('{{#with "notallowed"}} ... {{/with}}')[0]?.description).toBe(
      '.. {{#with  `"notallowed"` }} ... {{/ .. is not permitted in this context',
    );
  });

  it.each([
    ['{{#if a}}text', 1, 13],
    ['{{#if a}}\n{{else}}\nend', 3, 3],
    ['{{name', 1, 6],
    ['{{#a}}{{#b}}{{/b}}\n', 2, 0],
  ])('%j is not closed, which is reported for the whole last line', (source, line, length) => {
    const description = "A block helper hasn't been closed properly";
    expect(problems(source)).toEqual([{ description, line, column: 0, length }]);
  });

  it('names both ends of a block that is closed by another name', () => {
    expect(parseTemplate('{{#form}}\n{{/from}}{{#a}}{{/b}}').mismatchedClosings).toEqual([
      { description: 'block `form` cannot be closed by `from`', line: 2, column: 3, length: 4 },
      { description: 'block `a` cannot be closed by `b`', line: 2, column: 18, length: 1 },
    ]);
  });
});

describe('what is too much', () => {
  it.each([
    ['blocks', `${'{{#if a}}'.repeat(5_000)}`],
    ['subexpressions', `{{a ${'(a '.repeat(5_000)}}}`],
  ])('nested %s are refused', (_, source) => {
    expect(problems(source)).toEqual([
      expect.objectContaining({ description: 'Nesting too deep' }),
    ]);
  });

  it('a long blank text before a tilde takes no longer than another', () => {
    const parse = (size: number) => parseTemplate(`${' '.repeat(size)}x{{~a}}`);
    expect(parse(10).nodes).toHaveLength(2);
    expect(growth(parse, 100_000)).toBeLessThan(CLEARLY_LINEAR);
  });
});

describe('the syntax tree', () => {
  it('shows each part with its place', () => {
    expect(parseTemplate('Hi {{#link "a" id=../b.c}}{{@../index}}{{/link}}').nodes).toEqual([
      { kind: 'text', text: 'Hi ', position: { line: 1, column: 0, length: 3 } },
      {
        kind: 'block',
        callee: path('link', 6),
        args: [{ kind: 'literal', value: 'a', position: { line: 1, column: 11, length: 3 } }],
        options: [
          {
            key: 'id',
            value: { ...path('../b.c', 18), up: 1, steps: ['b', 'c'] },
            position: { line: 1, column: 15, length: 3 },
          },
        ],
        body: [
          {
            kind: 'output',
            value: {
              kind: 'variable',
              name: 'index',
              up: 1,
              position: { line: 1, column: 28, length: 9 },
            },
            position: { line: 1, column: 26, length: 2 },
          },
        ],
        inverse: [],
        closing: path('link', 42),
        position: { line: 1, column: 3, length: 2 },
      },
    ]);
  });

  it('is made once for a source', () => {
    expect(parseTemplate('{{once}}')).toBe(parseTemplate('{{once}}'));
  });
});

function path(name: string, column: number) {
  const position = { line: 1, column, length: name.length };
  return { kind: 'path', path: name, up: 0, steps: [name], position };
}
