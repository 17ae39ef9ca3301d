/** What the icon font needs; the package has no types of its own. */
declare module 'opentype.js' {
  interface Path {
    readonly commands: readonly { readonly type: string }[];
    getBoundingBox(): { x1: number; y1: number; x2: number; y2: number };
  }
  interface Glyph {
    readonly path: Path;
  }
  interface Font {
    charToGlyph(character: string): Glyph;
    toArrayBuffer(): ArrayBuffer;
  }
  const opentype: {
    Path: {
      new (): Path;
      fromSVG(data: string, options: { scale: number; flipY: boolean; flipYBase: number }): Path;
    };
    Glyph: {
      new (options: { name: string; unicode?: number; advanceWidth: number; path: Path }): Glyph;
    };
    Font: {
      new (options: {
        familyName: string;
        styleName: string;
        unitsPerEm: number;
        ascender: number;
        descender: number;
        createdTimestamp: number;
        glyphs: Glyph[];
      }): Font;
    };
    parse(font: ArrayBuffer): Font;
  };
  export default opentype;
}
