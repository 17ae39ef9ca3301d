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

/** What RFC 3986 lets into a segment of a path (`pchar`, section 3.3), and any character encoded. */
const pathCharacter = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@",
    ),
  },
  { weight: 1, arbitrary: anyCharacter.map(encodeURIComponent) },
);

// fast-check has these three, too; they make the same table.

/** The path of a URL, empty or with `/` in front of each segment. */
export const webPath: fc.Arbitrary<string> = fc
  .array(fc.string({ unit: pathCharacter, maxLength: 12 }), { maxLength: 8 })
  .map((segments) => segments.map((segment) => `/${segment}`).join(''));

/** An address of another site. */
export const webUrl: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('http', 'https'), fc.domain(), webPath)
  .map(([scheme, host, path]) => `${scheme}://${host}${path}`);

/** What comes after the `?` of a URL. */
export const webQuery: fc.Arbitrary<string> = fc.string({
  unit: fc.oneof(pathCharacter, fc.constantFrom('/', '?')),
});
