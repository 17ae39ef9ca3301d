import { jobError, type KitError } from '../kit-error.js';

/** Something in a theme because of which it is left as it is, and what its owner can do. */
export interface ThemeObstacle {
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  /** Fits behind "there is". */
  readonly found: string;
  readonly wayOut: string;
}

/** One error for all obstacles; nothing of the theme is changed when it is thrown. */
export function obstaclesError(obstacles: readonly ThemeObstacle[]): KitError {
  const lines = obstacles.map(
    ({ path, line, found, wayOut }) => `${path}:${line}: there is ${found}. ${wayOut}.`,
  );
  return jobError(lines.join('\n'));
}
