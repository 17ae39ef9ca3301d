import { KitError } from '../../kit-error.js';

/** A content folder that cannot be used; the message lists every problem, each with its file. */
export class ContentError extends KitError {
  override readonly name = 'ContentError';
  readonly code = 'content';

  constructor(
    folder: string,
    readonly problems: readonly string[],
  ) {
    const lines = problems.map((problem) => `  ${problem}`);
    super('usage', [`The content folder ${folder} cannot be used:`, ...lines].join('\n'));
  }
}
