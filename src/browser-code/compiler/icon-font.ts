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
    createdTimestamp: 0,
    glyphs: [missing, ...icons],
  });
  return withoutTimes(font.toArrayBuffer());
}

/**
 * The library writes the time of day into the table `head`; the same drawings must give the same
 * bytes. (OpenType specification: table directory and checksums; `head`, created and modified)
 */
function withoutTimes(font: ArrayBuffer): Uint8Array<ArrayBuffer> {
  const view = new DataView(font);
  const records = Array.from({ length: view.getUint16(4) }, (_, index) => 12 + 16 * index);
  const record = records.find((at) => view.getUint32(at) === HEAD_TAG);
  if (record === undefined) throw new Error('the font has no table head');
  const head = view.getUint32(record + 8);
  view.setBigUint64(head + 20, 0n);
  view.setBigUint64(head + 28, 0n);
  view.setUint32(head + 8, 0);
  view.setUint32(record + 4, sumOf(view, head, view.getUint32(record + 12)));
  view.setUint32(head + 8, WHOLE_FONT - sumOf(view, 0, view.byteLength));
  return new Uint8Array(font);
}

/** "head", as a number. */
const HEAD_TAG = 0x68656164;
/** What all numbers of a font add up to. */
const WHOLE_FONT = 0xb1b0afba;

/** The sum of a table's numbers; tables are filled up with zeros to whole numbers of 32 bits. */
function sumOf(view: DataView, start: number, length: number): number {
  let sum = 0;
  for (let at = start; at < start + length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  return sum;
}
