import fc from 'fast-check';
import Handlebars from 'handlebars';
import { describe, expect, it } from 'vitest';
import { parseTemplate, TemplateSyntaxError } from '../../../src/guide/curlybars/index.js';
import { render } from './render.js';

const text = fc.string({ unit: 'grapheme' });
/** Pieces that mean something, so that arbitrary sources get far into the language. */
const piece = fc.oneof(
  fc.constantFrom('{{', '}}', '{{#if ', '{{/if}}', '{{else}}', '{{~', '~}}', '{{!--', '--}}'),
  fc.constantFrom(
    '{{#each a}}',
    '{{/each}}',
    'a.b',
    '../',
    "'",
    '"',
    '@',
    '(',
    ')',
    '\\',
    '=',
    '>',
  ),
  text,
);
const source = fc.array(piece).map((pieces) => pieces.join(''));

describe('whatever the source', () => {
  it('it is parsed, or refused with a place inside it', () => {
    fc.assert(
      fc.property(source, (arbitrary) => {
        const lines = arbitrary.split('\n');
        for (const { line, column, length } of problemsOf(arbitrary)) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column + length).toBeLessThanOrEqual(arbitrary.length);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('text without braces and backslashes is printed unchanged', () => {
    fc.assert(
      fc.property(text, (arbitrary) => {
        const plain = arbitrary.replace(/[{\\]/g, '');
        expect(render(plain)).toBe(plain);
      }),
    );
  });

  it('text is printed unchanged once each brace has a backslash', () => {
    fc.assert(
      fc.property(text, (arbitrary) => {
        const plain = arbitrary.replace(/\\/g, '');
        expect(render(plain.replace(/\{/g, '\\{'))).toBe(plain);
      }),
    );
  });

  it('comments print nothing', () => {
    fc.assert(
      fc.property(text, (arbitrary) => {
        expect(render(`a{{!-- ${arbitrary.replace(/--\}\}/g, '')} --}}b`)).toBe('ab');
      }),
    );
  });

  it('a printed value is never markup', () => {
    fc.assert(
      fc.property(text, (value) => {
        const html = render('{{value}}', { value });
        expect(html).not.toMatch(/[<>"']/);
        expect(unescaped(html)).toBe(value);
      }),
    );
  });
});

describe('where Curlybars and Handlebars mean the same', () => {
  it('they print the same', () => {
    fc.assert(
      fc.property(template(2, 0), context(2), (arbitrary, data) => {
        expect(render(arbitrary, data)).toBe(Handlebars.compile(arbitrary)(data));
      }),
      { numRuns: 250 },
    );
  });
});

function problemsOf(arbitrary: string) {
  try {
    parseTemplate(arbitrary);
    return [];
  } catch (error) {
    if (error instanceof TemplateSyntaxError) return error.problems;
    throw error;
  }
}

function unescaped(html: string): string {
  const characters: Readonly<Record<string, string>> = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
  };
  return html.replace(/&[^;]+;/g, (entity) => characters[entity] ?? entity);
}

/** Letters and what both escape alike; on a line of its own nothing, for Handlebars strips those. */
const word = fc.string({
  unit: fc.constantFrom('a', 'B', '7', ' ', '<', '&', '"', 'ä'),
  maxLength: 5,
});

interface Data {
  readonly s: string;
  readonly n: number;
  readonly b: boolean;
  readonly o: Data | null;
  readonly l: readonly Data[];
}

/** Objects of one shape, so that every path exists in every place. */
function context(depth: number): fc.Arbitrary<Data> {
  return fc.record({
    s: word,
    n: fc.integer({ min: -2, max: 2 }),
    b: fc.boolean(),
    o: depth === 0 ? fc.constant(null) : fc.option(context(depth - 1)),
    l: depth === 0 ? fc.constant([]) : fc.array(context(depth - 1), { maxLength: 3 }),
  });
}

function template(depth: number, scopes: number): fc.Arbitrary<string> {
  return fc.array(node(depth, scopes), { maxLength: 4 }).map((nodes) => nodes.join(''));
}

function node(depth: number, scopes: number): fc.Arbitrary<string> {
  const up = fc.integer({ min: 0, max: scopes }).map((count) => '../'.repeat(count));
  const value = fc.constantFrom('s', 'n', 'b', 'o.s', 'o.o.n', 'l.length', 'this.s');
  const path = fc.tuple(up, value).map((parts) => parts.join(''));
  const tilde = fc.constantFrom('', '~');
  const leaves = [
    word,
    fc.tuple(tilde, path, tilde).map(([before, name, after]) => `{{${before}${name}${after}}}`),
    // No comments: for Curlybars a `~` reaches through them.
    fc.constantFrom('{{@index}}', '{{@first}}'),
  ];
  if (depth === 0) return fc.oneof(...leaves);
  const block = (name: string, subject: fc.Arbitrary<string>, inner: number) =>
    fc
      .tuple(subject, template(depth - 1, scopes + inner), fc.option(template(depth - 1, scopes)))
      .map(([on, body, inverse]) => {
        const otherwise = inverse === null ? '' : `{{else}}${inverse}`;
        return `{{#${name} ${on}}}${body}${otherwise}{{/${name}}}`;
      });
  // Not `../o`: Handlebars counts no scope for the object that is the context already.
  const object = fc.constant('o');
  const list = fc.constant('l');
  return fc.oneof(
    ...leaves,
    block('if', fc.oneof(path, list), 0),
    block('unless', fc.oneof(path, list), 0),
    block('each', list, 1),
    block('with', object, 1),
  );
}
