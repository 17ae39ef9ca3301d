import opentype from 'opentype.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { iconFont } from '../../src/browser-code/compiler/icon-font.js';

const DRAWINGS = `# a comment
1f512 lock M4 10H20V22H4Z
e900 network M0 0Q12 24 24 0Z
`;

afterEach(() => void vi.useRealTimers());

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

  it('is the same bytes for the same drawings, whatever the time is', () => {
    vi.setSystemTime(0);
    const early = iconFont(DRAWINGS);
    vi.setSystemTime('2040-01-01T00:00:00Z');
    expect(iconFont(DRAWINGS)).toEqual(early);
  });

  it('adds up to what the specification wants of a whole font', () => {
    const view = new DataView(iconFont(DRAWINGS).buffer);
    let sum = 0;
    for (let at = 0; at < view.byteLength; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
    expect(sum).toBe(0xb1b0afba);
  });
});
