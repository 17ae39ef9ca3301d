/**
 * What a terminal would obey instead of showing, or what would show a text as something else:
 * control characters except the tab (C0, DEL and C1, whose U+009B starts a command as ESC does),
 * line and paragraph separators, marks that change the direction of what follows (Unicode TR 36,
 * "bidirectional text spoofing"), invisible spaces and tags, and halves of surrogate pairs.
 */
const UNPRINTABLE =
  /(?!\t)[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;

/** The same, but first the line break and the colours that `Colours` writes, which are kept. */
const KEPT_OR_UNPRINTABLE = new RegExp(
  `(\\n|\\u001b\\[(?:0|1|2|22|3[0-9]|90)m)|${UNPRINTABLE.source}`,
  'gu',
);

/** Characters of a text from outside that a message quotes: enough to recognise it. */
const LONGEST = 200;

/**
 * Makes a text from outside (a file name, a line of a template, a header, a claim of a token) fit
 * to be quoted in a message: on one line, visible, and not too long.
 *
 * @param longest in characters; what is cut off is counted
 * @returns the text with `\u001b` and the like in place of what a terminal would obey. JSON reads
 *   that notation as the character itself, so a text in JSON keeps its value.
 */
export function printable(text: string, longest = LONGEST): string {
  // As many UTF-16 units as the characters could need: an endless text is not read to its end.
  const shown = Array.from(text.slice(0, 2 * longest))
    .slice(0, longest)
    .join('');
  const rest = text.length - shown.length;
  return shown.replace(UNPRINTABLE, escaped) + (rest > 0 ? `… (${rest} more characters)` : '');
}

/**
 * Makes a message of the kit's own fit to be written to a terminal, whatever it quotes: line breaks
 * and the kit's own colours stay. The last defence, for what was not made printable before.
 */
export function printableLines(text: string): string {
  return text.replace(
    KEPT_OR_UNPRINTABLE,
    (found, kept: string | undefined) => kept ?? escaped(found),
  );
}

/** JSON's notation: `\u001b`, beyond U+FFFF a pair of them. */
const escaped = (found: string): string =>
  found
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
