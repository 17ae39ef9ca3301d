import type { Node } from 'jsonc-parser';
import { placesIn } from '../guide/source-text/index.js';
import { layoutOf, parseJsonObject, propertiesOf, withItems, withoutItems } from './json-text.js';
import { settingWords } from './settings-group.js';
import type { ThemeObstacle } from './theme-obstacle.js';

/** A file of `translations/`, parsed: what everything below reads. */
export interface Translation {
  readonly path: string;
  readonly text: string;
  readonly root: Node;
  /** The words of our settings in its language, by key. */
  readonly ours: ReadonlyMap<string, string>;
}

/**
 * Parses a file of `translations/`.
 *
 * @throws KitError with line and column when it is not JSON, or not an object
 */
export function parseTranslation(path: string, text: string): Translation {
  return { path, text, root: parseJsonObject(text, path), ours: settingWords(localeOf(path)) };
}

/**
 * Adds the words of our settings to the text of a translations file, behind the last one.
 *
 * Words that are there stay as they are: somebody may have translated them.
 */
export function withWords(translation: Translation): string {
  const { text, root, ours } = translation;
  const present = keysOf(translation);
  const { colon } = layoutOf(text, root);
  const missing = [...ours].filter(([key]) => !present.has(key));
  return withItems(
    text,
    root,
    missing.map(
      ([key, words]) =>
        () =>
          `"${key}"${colon}${JSON.stringify(words)}`,
    ),
  );
}

/** Takes the words of our settings out again. */
export function withoutWords({ text, root, ours }: Translation): string {
  const properties = propertiesOf(root);
  const unwanted = [...ours.keys()].flatMap(
    (word) => properties.find(({ key }) => key === word)?.property ?? [],
  );
  return withoutItems(text, root, unwanted);
}

/** Whether one of these words is a key of a translations file. */
export function translatesSome(translation: Translation, words: readonly string[]): boolean {
  const keys = keysOf(translation);
  return words.some((word) => keys.has(word));
}

/** Keys of our names with other words, in a theme that has none of our settings. */
export function wordObstacles({ path, text, root, ours }: Translation): ThemeObstacle[] {
  const placeOf = placesIn(text);
  return propertiesOf(root)
    .filter(({ key, value }) => ours.has(key) && ours.get(key) !== value.value)
    .map(({ key, property }) => ({
      path,
      line: placeOf(property.offset).line,
      found: `a text "${key}" that is not of this kit`,
      wayOut: 'Rename or delete it, or run add with --inline, which needs no settings',
    }));
}

function keysOf({ root }: Translation): ReadonlySet<string> {
  return new Set(propertiesOf(root).map(({ key }) => key));
}

/** `translations/en-us.json` → `en-us` */
const localeOf = (path: string): string => path.replace(/^.*\/|\.json$/g, '');
