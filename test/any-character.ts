import fc from 'fast-check';

const SURROGATES = { first: 0xd800, count: 0x800 };

/**
 * Any code point, for `fc.string({ unit: anyCharacter })`. The same as fast-check's own `binary`,
 * which first puts a million code points into a table: more than a second in each worker.
 */
export const anyCharacter: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 0x10ffff - SURROGATES.count })
  .map(
    (place) => String.fromCodePoint(place < SURROGATES.first ? place : place + SURROGATES.count),
    (character) => {
      const [only, ...more] = typeof character === 'string' ? [...character] : [];
      const point = only?.codePointAt(0);
      if (point === undefined || more.length > 0) throw new Error('Not one character.');
      return point < SURROGATES.first ? point : point - SURROGATES.count;
    },
  );
