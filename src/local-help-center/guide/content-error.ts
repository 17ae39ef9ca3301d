/** A content folder that cannot be used; the message lists every problem, each with its file. */
export class ContentError extends Error {
  readonly code = 'content';

  constructor(
    folder: string,
    readonly problems: readonly string[],
  ) {
    super(
      [`The content folder ${folder} cannot be used:`, ...problems.map((line) => `  ${line}`)].join(
        '\n',
      ),
    );
    this.name = 'ContentError';
  }
}
