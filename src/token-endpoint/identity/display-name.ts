const MAX_LENGTH = 100;
// Joiners stay: Persian, Hindi and emoji need them.
/** Most names: letters, digits and signs of ASCII with single spaces between them. Nothing to do. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;
const INVISIBLE = /(?![\u200c\u200d])[\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu;
const WHITE_SPACE = /[\s\p{Cc}]+/gu;
const STACKED_MARKS = /(\p{M}{4})\p{M}+/gu;

/**
 * A name fit to be shown to an agent: one line, nothing invisible, no text direction tricks, at
 * most 100 characters. It is only for show: nothing is decided by it.
 *
 * @returns `undefined` for anything that leaves no name.
 */
export function displayName(given: unknown): string | undefined {
  if (typeof given !== 'string') return undefined;
  if (given.length <= MAX_LENGTH && PLAIN.test(given)) return given;
  const name = given
    .slice(0, MAX_LENGTH * 10)
    .normalize('NFC')
    .replace(WHITE_SPACE, ' ')
    .replace(INVISIBLE, '')
    .replace(STACKED_MARKS, '$1');
  const cut = [...name.trim()].slice(0, MAX_LENGTH).join('').trim();
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(cut) ? cut : undefined;
}
