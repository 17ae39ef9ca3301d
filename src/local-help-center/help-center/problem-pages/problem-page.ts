import { escapeHtml } from '../../../guide/curlybars/index.js';

/**
 * A page of our own, for what the theme cannot show: its own mistakes.
 *
 * @param words.body HTML.
 * @param pageEnd as on every page, so that live reload brings the mended page by itself.
 */
export function problemPage(
  words: { readonly title: string; readonly heading: string; readonly body: string },
  pageEnd: string,
): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(words.title)}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #1c1c1c; background: #fff }
pre { overflow-x: auto; padding: 1rem; border-inline-start: 4px solid #b3261e; background: #f6f6f6 }
pre span { color: #5c5c5c }
mark { background: #ffd7d3; color: inherit }
h2 { font-size: 1.1rem; margin-bottom: 0 }
</style>
</head>
<body>
<main>
<h1>${escapeHtml(words.heading)}</h1>
${words.body}
<p>Mend it, and the page comes back by itself.</p>
</main>
${pageEnd}
</body>
</html>
`;
}
