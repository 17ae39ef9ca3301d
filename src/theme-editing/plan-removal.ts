import { blockObstacles, withoutHeadBlock } from './head-source.js';
import { parseManifestText } from './manifest-settings.js';
import { settingsRemoval } from './plan-addition.js';
import { withLegacy } from './replace-legacy.js';
import { obstaclesError } from './theme-obstacle.js';
import { type FileChange, HEAD_PATH, type ThemeTexts } from './theme-texts.js';

/**
 * What `remove` changes in a theme, so that each file is to the byte what it was before `add`.
 *
 * @returns the changes in an order in which the theme is valid after each of them; none where
 *   nothing of `add` is there
 * @throws KitError where a head block is not whole, or there are two
 */
export function planRemoval(theme: ThemeTexts): FileChange[] {
  const obstacles = blockObstacles(theme.head);
  if (obstacles.length > 0) throw obstaclesError(obstacles);
  const head = { path: HEAD_PATH, before: theme.head, after: withoutHeadBlock(theme.head) };
  const changes = [
    head,
    ...settingsRemoval(theme, parseManifestText(theme.manifest)),
    ...withLegacy(theme),
  ];
  return changes.filter(({ before, after }) => before !== after);
}
