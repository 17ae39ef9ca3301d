/** A part of a text; offsets count UTF-16 units. */
export interface TextRange {
  readonly start: number;
  /** The offset after its last unit. */
  readonly end: number;
}

/**
 * Puts spaces in the place of parts of a text, so that the rest keeps its offsets. Line breaks stay
 * too, so that it keeps its lines.
 *
 * @param parts in order; they do not overlap
 */
export function blanked(text: string, parts: readonly TextRange[]): string {
  let result = '';
  let done = 0;
  for (const { start, end } of parts) {
    result += text.slice(done, start) + text.slice(start, end).replace(/[^\r\n]+/g, asSpaces);
    done = end;
  }
  return result + text.slice(done);
}

const asSpaces = (line: string): string => ' '.repeat(line.length);
