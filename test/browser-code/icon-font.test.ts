import opentype from 'opentype.js';
import { describe, expect, it } from 'vitest';
import { iconFont } from '../../src/browser-code/compiler/icon-font.js';

const DRAWINGS = `# a comment
1f512 lock M4 10H20V22H4Z
e900 network M0 0Q12 24 24 0Z
`;

describe('iconFont', () => {
  const font = opentype.parse(iconFont(DRAWINGS).buffer);

  it('draws each character of the file, inside the square of a line', () => {
    const box = (character: string) => {
      const { x1, y1, x2, y2 } = font.charToGlyph(character).path.getBoundingBox();
      return [x1, y1, x2, y2].map(Math.round);
    };
    expect(box('\u{1f512}')).toEqual([167, -42, 833, 458]);
    expect(box('\ue900')).toEqual([0, 375, 1000, 875]);
  });

  it('has nothing for other characters', () => {
    expect(font.charToGlyph('x').path.commands).toEqual([]);
  });

  it('is the same bytes for the same drawings', () => {
    expect(iconFont(DRAWINGS)).toEqual(iconFont(DRAWINGS));
  });
});
