import { words as arabic } from './ar.js';
import { words as english } from './en-us.js';
import type { Word, Words } from './words.js';

/** Looks a key up in the page's language and fills in `%{name}`. */
export type Translate = (key: string, parameters?: Readonly<Record<string, unknown>>) => string;

const wordsOf: Readonly<Record<string, Words>> = { 'en-us': english, ar: arabic };

/**
 * The words that Guide has for its `{{t}}` keys, in our own wording.
 *
 * Keys that are missing in a language are said in English; a key that nobody has is said as Rails
 * says it (`translation missing: …`), in which Guide is written.
 *
 * @param locale such as `ar`.
 */
export function translator(locale: string): Translate {
  const words = wordsOf[locale] ?? {};
  const plurals = new Intl.PluralRules(locale);
  const englishPlurals = new Intl.PluralRules('en');
  return (key, parameters = {}) => {
    const own = Object.hasOwn(words, key) ? words[key] : undefined;
    const word = own ?? (Object.hasOwn(english, key) ? english[key] : undefined);
    if (word === undefined) return `translation missing: ${locale}.${key}`;
    const rules = own === undefined ? englishPlurals : plurals;
    return fillIn(formOf(word, rules, parameters.count), parameters);
  };
}

function formOf(word: Word, rules: Intl.PluralRules, count: unknown): string {
  if (typeof word === 'string') return word;
  const number = Math.abs(Number(count ?? 0));
  return word[rules.select(Number.isFinite(number) ? number : 0)] ?? word.other ?? '';
}

function fillIn(text: string, parameters: Readonly<Record<string, unknown>>): string {
  return text.replace(/%\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(parameters, name) ? String(parameters[name] ?? '') : whole,
  );
}
