/** A zip that cannot be a theme's: what a failed job reports about it. */
export class ThemeArchiveError extends Error {
  override readonly name = 'ThemeArchiveError';

  constructor(
    readonly code: 'InvalidArchive' | 'ThemeTooLarge',
    message: string,
  ) {
    super(message);
  }
}
