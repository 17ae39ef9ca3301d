import opentype from 'opentype.js';

const { Font, Glyph, Path } = opentype;

/** The units of the font, of which each unit of the drawings becomes so many. */
const EM = 1000;
const SCALE = EM / 24;
/** Where the baseline is, in drawings from the top. */
const BASELINE = 21;

/**
 * Makes a font of icons.
 *
 * @param drawings a line for each icon: its character in hexadecimal, its name, and an SVG path in a
 * square of 24 by 24; lines that start with `#` are comments
 * @returns the bytes of an OpenType font
 */
export function iconFont(drawings: string): Uint8Array<ArrayBuffer> {
  const lines = drawings.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const icons = lines.map((line) => {
    const [character = '', name = '', ...path] = line.split(' ');
    return new Glyph({
      name,
      unicode: Number.parseInt(character, 16),
      advanceWidth: EM,
      path: Path.fromSVG(path.join(' '), { scale: SCALE, flipY: true, flipYBase: BASELINE }),
    });
  });
  const missing = new Glyph({ name: '.notdef', advanceWidth: EM, path: new Path() });
  const font = new Font({
    familyName: 'icons',
    styleName: 'Regular',
    unitsPerEm: EM,
    ascender: BASELINE * SCALE,
    descender: BASELINE * SCALE - EM,
    // The same bytes for the same drawings.
    createdTimestamp: 0,
    glyphs: [missing, ...icons],
  });
  return new Uint8Array(font.toArrayBuffer());
}
