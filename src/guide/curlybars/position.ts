/** A place in a template, counted as Zendesk counts it in its answers. */
export interface Position {
  /** From 1. */
  readonly line: number;
  /** From 0: an editor shows one more. A character beyond U+FFFF counts once, as in Ruby. */
  readonly column: number;
  /** In characters; 0 where only the place is known. */
  readonly length: number;
}

/** How many characters Ruby counts in a text. */
export function charactersIn(text: string): number {
  let surrogatePairs = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.codePointAt(index) ?? 0;
    if (code <= 0xffff) continue;
    surrogatePairs += 1;
    index += 1;
  }
  return text.length - surrogatePairs;
}

/** @returns where in the source a place is, as strings are indexed. */
export function offsetOf(
  source: string,
  { line, column }: Pick<Position, 'line' | 'column'>,
): number {
  const lines = source.split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  return before + [...(lines[line - 1] ?? '')].slice(0, column).join('').length;
}
