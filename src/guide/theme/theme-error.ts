import { KitError } from '../../kit-error.js';
import { printable } from '../../terminal/index.js';

export interface ThemeErrorPlace {
  /** From the theme's folder. */
  readonly file: string;
  /** From 1. */
  readonly line?: number;
  /** From 1. */
  readonly column?: number;
}

export type ThemeErrorCode =
  | 'theme-not-found'
  | 'manifest-missing'
  | 'manifest-not-json'
  | 'manifest-invalid'
  | 'translation-not-json'
  | 'file-refused';

/** What keeps a theme from being read at all; `message` begins with the place. */
export class ThemeError extends KitError {
  override readonly name = 'ThemeError';

  constructor(
    readonly code: ThemeErrorCode,
    /** What was found, what was expected, what to do; without the place. */
    readonly problem: string,
    readonly place?: ThemeErrorPlace,
  ) {
    // A folder without a theme was named wrongly; in a folder with one, the theme needs a fix.
    const kind = code === 'theme-not-found' || code === 'manifest-missing' ? 'usage' : 'job';
    super(kind, place ? `${placeText(place)}: ${problem}` : problem);
  }
}

function placeText({ file, line, column }: ThemeErrorPlace): string {
  return [printable(file), line, column].filter((part) => part !== undefined).join(':');
}
