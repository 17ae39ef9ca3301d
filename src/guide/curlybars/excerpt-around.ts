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
  const characters = [...(source.split('\n')[line - 1] ?? '')];
  const part = (start: number, end: number) => characters.slice(start, end).join('');
  const before = part(Math.max(0, column - 10), column);
  const after = part(column + length, column + length + 10);
  return `${before} \`${part(column, column + length)}\` ${after}`;
}
