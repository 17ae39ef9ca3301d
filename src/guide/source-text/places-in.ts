/** Where something is in a text; both counted from 1, as editors count. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * Turns offsets of a text into places, any number of them: the text is read once, when the first is
 * asked for.
 *
 * A line ends with `\n`, `\r\n` or `\r`. Offsets count UTF-16 units.
 */
export function placesIn(text: string): (offset: number) => Place {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { 0: lineEnd, index } of text.matchAll(/\r\n|\n|\r/g)) {
    starts.push(index + lineEnd.length);
  }
  return starts;
}
