import { blockObstacles, signInsOf, withHeadBlock, withoutLegacySnippets } from './head-source.js';
import {
  hasOurSettings,
  labelsOf,
  settingsObstacles,
  withoutSettings,
  withSettings,
} from './manifest-settings.js';
import { type MessagingSettings, settingsGroup } from './settings-group.js';
import { obstaclesError } from './theme-obstacle.js';
import { type FileChange, HEAD_PATH, MANIFEST_PATH, type ThemeTexts } from './theme-texts.js';
import { translatesSome, withoutWords, withWords, wordObstacles } from './translation-words.js';

/** What `add` is to put into a theme. */
export interface Addition {
  /** The head block, lines ending with `\n`. */
  readonly block: string;
  /** `null` with `--inline`: the attributes are in the block, the theme gets no settings. */
  readonly settings: MessagingSettings | null;
  readonly replaceLegacy: boolean;
}

/**
 * What `add` changes in a theme; nothing where everything stands there already.
 *
 * @returns the changes in an order in which the theme is valid after each of them: a setting is in
 *   the manifest whenever the head names it, and its words are there whenever the manifest does
 * @throws KitError that lists everything in the way, with a way out for each
 */
export function planAddition(theme: ThemeTexts, addition: Addition): FileChange[] {
  const head = addition.replaceLegacy
    ? withoutLegacySnippets(theme.head, theme.needsJquery)
    : theme.head;
  refuseObstacles(theme, head, addition);

  const headChange = {
    path: HEAD_PATH,
    before: theme.head,
    after: withHeadBlock(head, addition.block),
  };
  const changes = addition.settings
    ? [...settingsChanges(theme, addition.settings), headChange]
    : [headChange, ...settingsRemoval(theme)];
  return changes.filter(({ before, after }) => before !== after);
}

function refuseObstacles(theme: ThemeTexts, head: string | null, addition: Addition): void {
  const obstacles = [
    ...blockObstacles(head),
    ...signInsOf(head),
    ...(addition.settings ? settingsObstacles(theme.manifest) : []),
  ];
  if (obstacles.length === 0 && addition.settings && !hasOurSettings(theme.manifest)) {
    for (const [path, text] of theme.translations) obstacles.push(...wordObstacles(text, path));
  }
  if (obstacles.length > 0) throw obstaclesError(obstacles);
}

function settingsChanges(theme: ThemeTexts, settings: MessagingSettings): FileChange[] {
  const translated = translatesItsSettings(theme);
  const words = translated
    ? [...theme.translations].map(([path, text]) => ({
        path,
        before: text,
        after: withWords(text, path),
      }))
    : [];
  const manifest = {
    path: MANIFEST_PATH,
    before: theme.manifest,
    after: withSettings(theme.manifest, settingsGroup(settings, translated)),
  };
  return [...words, manifest];
}

/** Takes settings and their words away, the head no longer naming them. */
export function settingsRemoval(theme: ThemeTexts): FileChange[] {
  const manifest = {
    path: MANIFEST_PATH,
    before: theme.manifest,
    after: withoutSettings(theme.manifest),
  };
  if (manifest.before === manifest.after) return [];
  const words = [...theme.translations].map(([path, text]) => ({
    path,
    before: text,
    after: withoutWords(text, path),
  }));
  return [manifest, ...words];
}

function translatesItsSettings({ manifest, translations }: ThemeTexts): boolean {
  const words = labelsOf(manifest);
  return [...translations].some(([path, text]) => translatesSome(text, path, words));
}
