import { jobError, type KitError } from '../kit-error.js';
import { printable } from '../terminal/index.js';

/** Something in a theme because of which it is left as it is, and what its owner can do. */
export interface ThemeObstacle {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  /** Fits behind "there is". */
  readonly found: string;
  readonly wayOut: string;
}

/** As many obstacles as somebody reads at once. */
const SHOWN = 20;

/** One error for all obstacles; nothing of the theme is changed when it is thrown. */
export function obstaclesError(obstacles: readonly ThemeObstacle[]): KitError {
  const lines = obstacles
    .slice(0, SHOWN)
    .map(
      ({ path, line, found, wayOut }) =>
        `${printable(path)}:${line}: there is ${found}. ${wayOut}.`,
    );
  const more = obstacles.length - lines.length;
  return jobError([...lines, ...(more > 0 ? [`… and ${more} more like these.`] : [])].join('\n'));
}
