import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blanked, placesIn, withoutComments } from '../../../src/guide/source-text/index.js';

const text = fc
  .array(fc.oneof(fc.constantFrom('\n', '\r', '\r\n', '{{!--', '--}}', '<!--', '-->'), fc.string()))
  .map((parts) => parts.join(''));

describe('the place of an offset', () => {
  it('is a line and a column, both from 1', () => {
    const place = placesIn('a\nbc\r\n\rd');
    expect([0, 1, 2, 3, 6, 7].map(place)).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 2 },
      { line: 2, column: 1 },
      { line: 2, column: 2 },
      { line: 3, column: 1 },
      { line: 4, column: 1 },
    ]);
  });

  it('counts the lines before it, whatever the text is', () => {
    fc.assert(
      fc.property(text, fc.nat(), (source, random) => {
        const offset = source.length === 0 ? 0 : random % source.length;
        const lines = source.slice(0, offset).split(/\r\n|\n|\r/);
        // Between the two halves of one line end neither side is wrong.
        fc.pre(!(source[offset - 1] === '\r' && source[offset] === '\n'));
        const column = (lines.at(-1)?.length ?? 0) + 1;
        expect(placesIn(source)(offset)).toEqual({ line: lines.length, column });
      }),
    );
  });
});

describe('a text without its comments', () => {
  it.each([
    ['{{!-- a {{b}} --}}c', ['template'], '                  c'],
    ['{{! a }}b', ['template'], '        b'],
    ['<!-- a --><b>', ['html'], '          <b>'],
    ['a /* b */ c', ['script'], 'a         c'],
    ['  // a\nb', ['script'], '      \nb'],
    ['https://a', ['script'], 'https://a'],
    ['{{!-- a }} b', ['template'], '{{!-- a }} b'],
    ['<!-- {{!-- --> --}} a', ['template', 'html'], '               --}} a'],
  ] as const)('%j (%j) is %j', (source, kinds, expected) => {
    expect(withoutComments(source, kinds)).toBe(expected);
  });

  it('keeps offsets and lines, whatever it is', () => {
    fc.assert(
      fc.property(text, (source) => {
        const left = withoutComments(source, ['template', 'html', 'script']);
        expect(left).toHaveLength(source.length);
        expect(left.split(/\r\n|\n|\r/)).toHaveLength(source.split(/\r\n|\n|\r/).length);
      }),
    );
  });
});

it('blanks parts of a text, and keeps their line breaks', () => {
  expect(blanked('ab\ncd', [{ start: 1, end: 4 }])).toBe('a \n d');
});
