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
  | 'translation-not-json';

/** What keeps a theme from being read at all; `message` begins with the place. */
export class ThemeError extends Error {
  constructor(
    readonly code: ThemeErrorCode,
    /** What was found, what was expected, what to do; without the place. */
    readonly problem: string,
    readonly place?: ThemeErrorPlace,
  ) {
    super(place ? `${placeText(place)}: ${problem}` : problem);
    this.name = 'ThemeError';
  }
}

function placeText({ file, line, column }: ThemeErrorPlace): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}
