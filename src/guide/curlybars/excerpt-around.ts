/**
 * Ten characters of the line before the place, the thing itself in backticks, and ten after it: the
 * way in which Zendesk quotes a template in its syntax errors.
 */
export function excerptAround(
  source: string,
  line: number,
  column: number,
  length: number,
): string {
  const text = source.split('\n')[line - 1] ?? '';
  const before = text.slice(Math.max(0, column - 10), column);
  const after = text.slice(column + length, column + length + 10);
  return `${before} \`${text.slice(column, column + length)}\` ${after}`;
}
