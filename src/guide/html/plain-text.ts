/** The words of a piece of HTML, for excerpts and the search; markup and entities are dropped. */
export function plainText(html: string): string {
  return withoutScripts(html)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Leaves scripts and styles out, with what they contain. It goes through the text once: a regular
 * expression would look for the end of each script again and again where there is none.
 */
function withoutScripts(html: string): string {
  const kept: string[] = [];
  const unclosed = new Set<string>();
  let from = 0;
  for (const { 1: name = '', index } of html.matchAll(/<(script|style)\b/gi)) {
    if (index < from || unclosed.has(name)) continue;
    const closing = name.toLowerCase() === 'script' ? /<\/script>/gi : /<\/style>/gi;
    closing.lastIndex = index;
    if (!closing.test(html)) {
      unclosed.add(name);
      continue;
    }
    kept.push(html.slice(from, index));
    from = closing.lastIndex;
  }
  return [...kept, html.slice(from)].join(' ');
}

/** Cuts a text to a number of characters, the dots included, as Rails' `truncate` does. */
export function shorten(text: string, characters: number): string {
  const letters = [...text];
  if (letters.length <= characters) return text;
  return `${letters.slice(0, Math.max(0, characters - 1)).join('')}…`;
}
