import { closest, distance } from 'fastest-levenshtein';

/**
 * Finds the word that somebody probably meant.
 *
 * @returns the nearest of `words`, or `undefined` where none is near enough to be a typing error
 */
function nearest(word: string, words: readonly string[]): string | undefined {
  if (words.length === 0) return undefined;
  const candidate = closest(word.toLowerCase(), words);
  const tolerated = Math.max(2, Math.floor(candidate.length / 3));
  return distance(word.toLowerCase(), candidate) <= tolerated ? candidate : undefined;
}

/** ` Did you mean "…"?`, or nothing. */
export function didYouMean(word: string, words: readonly string[]): string {
  const candidate = nearest(word, words);
  return candidate === undefined ? '' : ` Did you mean "${candidate}"?`;
}
