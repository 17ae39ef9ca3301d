import fc from 'fast-check';
import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';
import { printable, printableLines } from '../../src/terminal/index.js';
import { anyCharacter } from '../arbitrary-text.js';

/** What a terminal obeys; a tab does no harm. */
const OBEYED = /(?!\t)[\p{Cc}\p{Zl}\p{Zp}]/u;

describe('a text from outside', () => {
  it.each([
    ['a command to the terminal', 'a\u001b[2Jb', 'a\\u001b[2Jb'],
    ['the same in one character', 'a\u009b2Jb', 'a\\u009b2Jb'],
    ['a line break', 'a\r\nb', 'a\\u000d\\u000ab'],
    ['a line separator', 'a\u2028b', 'a\\u2028b'],
    ['a change of direction', 'cod\u202egpj.exe', 'cod\\u202egpj.exe'],
    ['an invisible space', 'a\u200bb\ufeff', 'a\\u200bb\\ufeff'],
    ['an invisible tag', 'a\u{e0041}', 'a\\udb40\\udc41'],
    ['half a surrogate pair', 'a\ud83d', 'a\\ud83d'],
  ])('%s is shown, not obeyed', (_, text, expected) => {
    expect(printable(text)).toBe(expected);
  });

  it.each(['templates/größe ✓.hbs', 'ファイル', 'מסמך', '👩‍🚒', 'C:\\themes', 'a\tb'])(
    'people can read %s as it is',
    (text) => {
      expect(printable(text)).toBe(text);
    },
  );

  it('is cut, and what is cut off is counted', () => {
    expect(printable('x'.repeat(1000))).toBe(`${'x'.repeat(200)}… (800 more characters)`);
    expect(printable('🙂🙂🙂', 2)).toBe('🙂🙂… (2 more characters)');
    expect(printable('x'.repeat(200))).toBe('x'.repeat(200));
  });

  it('is safe and of bounded length, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 600 }), (text) => {
        expect(printable(text)).not.toMatch(OBEYED);
        expect(printable(text).length).toBeLessThan(200 * 12 + 40);
      }),
    );
  });
});

describe('a message on its way to the terminal', () => {
  const colours = picocolors.createColors(true);

  it('keeps its lines and the kit’s own colours', () => {
    const message = `${colours.red('a')}\n${colours.bold(colours.dim('b'))} ${colours.cyan('c')}`;
    expect(printableLines(message)).toBe(message);
  });

  it.each([
    ['\u001b[2J', '\\u001b[2J'],
    ['\u001b[8mhidden', '\\u001b[8mhidden'],
    ['\u001b]0;title\u0007', '\\u001b]0;title\\u0007'],
    ['a\rb', 'a\\u000db'],
  ])('shows what it quotes, and does not obey it: %j', (text, expected) => {
    expect(printableLines(text)).toBe(expected);
  });

  it('in JSON keeps its value', () => {
    const value = { found: 'a\u009b31m\u2028\u202e\u{e0041}' };
    const shown = printableLines(JSON.stringify(value));
    expect(shown).not.toMatch(OBEYED);
    expect(JSON.parse(shown)).toEqual(value);
  });
});
