import { placesIn } from '../guide/source-text/index.js';
import { layoutOf, parseJsonObject, propertiesOf, withItem, withoutItem } from './json-text.js';
import { settingWords } from './settings-group.js';
import type { ThemeObstacle } from './theme-obstacle.js';

/**
 * Adds the words of our settings to the text of a translations file, behind the last one.
 *
 * Words that are there stay as they are: somebody may have translated them.
 */
export function withWords(translations: string, path: string): string {
  const present = new Set(keysOf(translations, path));
  return [...settingWords(localeOf(path))]
    .filter(([key]) => !present.has(key))
    .reduce((text, [key, words]) => {
      const root = parseJsonObject(text, path);
      const { colon } = layoutOf(text, root);
      return withItem(text, root, () => `"${key}"${colon}${JSON.stringify(words)}`);
    }, translations);
}

/** Takes the words of our settings out again. */
export function withoutWords(translations: string, path: string): string {
  return [...settingWords(localeOf(path)).keys()].reverse().reduce((text, key) => {
    const root = parseJsonObject(text, path);
    const ours = propertiesOf(root).find((entry) => entry.key === key);
    return ours ? withoutItem(text, root, ours.property) : text;
  }, translations);
}

/** Whether one of these words is a key of a translations file. */
export function translatesSome(translations: string, path: string, words: string[]): boolean {
  const keys = new Set(keysOf(translations, path));
  return words.some((word) => keys.has(word));
}

/** Keys of our names with other words, in a theme that has none of our settings. */
export function wordObstacles(translations: string, path: string): ThemeObstacle[] {
  const words = settingWords(localeOf(path));
  const placeOf = placesIn(translations);
  return propertiesOf(parseJsonObject(translations, path))
    .filter(({ key, value }) => words.has(key) && words.get(key) !== value.value)
    .map(({ key, property }) => ({
      path,
      line: placeOf(property.offset).line,
      found: `a text "${key}" that is not of this kit`,
      wayOut: 'Rename or delete it, or run add with --inline, which needs no settings',
    }));
}

function keysOf(translations: string, path: string): string[] {
  return propertiesOf(parseJsonObject(translations, path)).map(({ key }) => key);
}

/** `translations/en-us.json` → `en-us` */
const localeOf = (path: string): string => path.replace(/^.*\/|\.json$/g, '');
