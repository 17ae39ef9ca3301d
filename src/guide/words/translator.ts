import { words as arabic } from './ar.js';
import { words as english } from './en-us.js';
import type { Word, Words } from './words.js';

/** Looks a key up in the page's language and fills in `%{name}`. */
export type Translate = (key: string, parameters?: Readonly<Record<string, unknown>>) => string;

const wordsOf: Readonly<Record<string, Words>> = { 'en-us': english, ar: arabic };

/**
 * The words that Guide has for its `{{t}}` keys, in our own wording.
 *
 * Keys that are missing in a language are printed in English; a key that nobody has is printed as
 * Rails prints it (`translation missing: …`), in which Guide is written. Where a text needs a
 * parameter that the template does not give, the text `KEY.bare` is printed, or the text without it.
 *
 * @param locale such as `ar`.
 */
export function translator(locale: string): Translate {
  const own = wordsOf[locale] ?? {};
  const plurals = new Intl.PluralRules(locale);
  const englishPlurals = new Intl.PluralRules('en');

  const textOf = (key: string, count: unknown): string | undefined => {
    if (Object.hasOwn(own, key)) return formOf(own[key] ?? '', plurals, count);
    if (Object.hasOwn(english, key)) return formOf(english[key] ?? '', englishPlurals, count);
    return undefined;
  };

  return (key, parameters = {}) => {
    const text = textOf(key, parameters.count);
    if (text === undefined) return `translation missing: ${locale}.${key}`;
    const missing = namesIn(text).some((name) => !Object.hasOwn(parameters, name));
    if (!missing) return fillIn(text, parameters);
    return textOf(`${key}.bare`, undefined) ?? tidied(fillIn(text, parameters));
  };
}

function formOf(word: Word, rules: Intl.PluralRules, count: unknown): string {
  if (typeof word === 'string') return word;
  const number = Math.abs(Number(count ?? 0));
  return word[rules.select(Number.isFinite(number) ? number : 0)] ?? word.other ?? '';
}

const PARAMETER = /%\{(\w+)\}/g;

function namesIn(text: string): string[] {
  return [...text.matchAll(PARAMETER)].map(([, name = '']) => name);
}

function fillIn(text: string, parameters: Readonly<Record<string, unknown>>): string {
  return text.replace(PARAMETER, (_whole, name: string) =>
    Object.hasOwn(parameters, name) ? String(parameters[name] ?? '') : '',
  );
}

/** Without the quotation marks and spaces around what is missing. */
function tidied(text: string): string {
  return text.replaceAll('""', '').replace(/ {2,}/g, ' ').trim();
}
