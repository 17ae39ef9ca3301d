import type { SettingValues } from '../sign-in-options.js';
import { blockObstacles, withHeadBlock } from './head-source.js';
import {
  labelsOf,
  type ManifestText,
  parseManifestText,
  settingsObstacles,
  withoutSettings,
  withSettings,
} from './manifest-settings.js';
import { once } from './once.js';
import { REFUSED, signInsOf } from './other-sign-ins.js';
import { withoutLegacy } from './replace-legacy.js';
import { settingsGroup } from './settings-group.js';
import { obstaclesError, type ThemeObstacle } from './theme-obstacle.js';
import { type FileChange, HEAD_PATH, MANIFEST_PATH, type ThemeTexts } from './theme-texts.js';
import {
  parseTranslation,
  type Translation,
  translatesSome,
  withoutWords,
  withWords,
  wordObstacles,
} from './translation-words.js';

/** What `add` is to put into a theme. */
export interface Addition {
  /** The head block, lines ending with `\n`. */
  readonly block: string;
  /** `null` with `--inline`: the attributes are in the block, the theme gets no settings. */
  readonly settings: SettingValues | null;
  readonly replaceLegacy: boolean;
}

/**
 * What `add` changes in a theme; nothing where everything is there already.
 *
 * @returns the changes in an order in which the theme is valid after each of them: a setting is in
 *   the manifest whenever the head names it, and its words are there whenever the manifest does
 * @throws KitError that lists every obstacle, with a way out for each
 */
export function planAddition(theme: ThemeTexts, addition: Addition): FileChange[] {
  const legacy = addition.replaceLegacy
    ? withoutLegacy(theme)
    : { head: theme.head, others: [], notes: [] };
  const rest = withChanges({ ...theme, head: legacy.head }, legacy.others);
  const manifest = parseManifestText(theme.manifest);
  const translations = once(() => translationsOf(theme));
  refuseObstacles(rest, manifest, addition, translations);

  const headChange = {
    path: HEAD_PATH,
    before: theme.head,
    after: withHeadBlock(legacy.head, addition.block),
  };
  const changes = addition.settings
    ? [...settingsChanges(translations(), manifest, addition.settings), headChange]
    : [headChange, ...settingsRemoval(theme, manifest)];
  return [...legacy.others, ...changes].filter(({ before, after }) => before !== after);
}

/**
 * What is worth knowing about a theme that `add` is to change, and does not stop it: how the
 * article's snippet is taken out, and what else has to do with signing in.
 *
 * @returns sentences, each with its place
 */
export function additionNotes(theme: ThemeTexts, { replaceLegacy }: Addition): string[] {
  const warnings = signInsOf(theme)
    .filter(({ kind }) => !REFUSED.has(kind))
    .map(({ path, line, found, wayOut }) => `${path}:${line}: there is ${found}. ${wayOut}.`);
  return [...(replaceLegacy ? withoutLegacy(theme).notes : []), ...warnings];
}

function withChanges(theme: ThemeTexts, changes: readonly FileChange[]): ThemeTexts {
  const others = new Map(theme.others);
  for (const { path, after } of changes) if (after !== null) others.set(path, after);
  return { ...theme, others };
}

function refuseObstacles(
  theme: ThemeTexts,
  manifest: ManifestText,
  addition: Addition,
  translations: () => readonly Translation[],
): void {
  const obstacles: ThemeObstacle[] = [
    ...blockObstacles(theme.head),
    ...signInsOf(theme).filter(({ kind }) => REFUSED.has(kind)),
    ...(addition.settings ? settingsObstacles(manifest) : []),
  ];
  if (obstacles.length === 0 && addition.settings && !manifest.ours) {
    obstacles.push(...translations().flatMap(wordObstacles));
  }
  if (obstacles.length > 0) throw obstaclesError(obstacles);
}

function translationsOf({ translations }: ThemeTexts): Translation[] {
  return [...translations].map(([path, text]) => parseTranslation(path, text));
}

function settingsChanges(
  translations: readonly Translation[],
  manifest: ManifestText,
  settings: SettingValues,
): FileChange[] {
  const labels = labelsOf(manifest);
  const translated = translations.some((translation) => translatesSome(translation, labels));
  const words = translated ? translations.map(fileChange(withWords)) : [];
  const after = withSettings(manifest, settingsGroup(settings, translated));
  return [...words, { path: MANIFEST_PATH, before: manifest.text, after }];
}

/** Takes settings and their words away, the head no longer naming them. */
export function settingsRemoval(theme: ThemeTexts, manifest: ManifestText): FileChange[] {
  if (!manifest.ours) return [];
  const words = translationsOf(theme).map(fileChange(withoutWords));
  const after = withoutSettings(manifest);
  return [{ path: MANIFEST_PATH, before: manifest.text, after }, ...words];
}

const fileChange =
  (change: (translation: Translation) => string) =>
  (translation: Translation): FileChange => ({
    path: translation.path,
    before: translation.text,
    after: change(translation),
  });
