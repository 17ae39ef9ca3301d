/** Cuts a text to a number of characters, the dots included, as Rails' `truncate` does. */
export function shorten(text: string, characters: number): string {
  const letters = [...text];
  if (letters.length <= characters) return text;
  return `${letters.slice(0, Math.max(0, characters - 1)).join('')}…`;
}
