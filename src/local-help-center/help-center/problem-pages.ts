import { escapeHtml } from '../../guide/curlybars/index.js';
import type { TemplateFailure } from '../../guide/render/index.js';
import type { ThemeError } from '../../guide/theme/index.js';

/** The page shown instead of one whose template is wrong: the file, the place and the line. */
export function templateFailurePage(failure: TemplateFailure, pageEnd: string): string {
  const lines = failure.source.split('\n');
  const problems = failure.problems.map(({ description, line, column, length }) => {
    const text = lines[line - 1] ?? '';
    const start = column - 1;
    const end = start + Math.max(1, length);
    return `<section>
<h2>${escapeHtml(description)}</h2>
<p><code>${escapeHtml(failure.file)}</code>, line ${line}, column ${column}</p>
<pre><span>${line}</span> ${escapeHtml(text.slice(0, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>${escapeHtml(text.slice(end))}</pre>
</section>`;
  });
  return problemPage(
    {
      title: `${failure.file} is not a valid template`,
      heading: 'A template of the theme cannot be rendered',
      body: problems.join('\n'),
    },
    pageEnd,
  );
}

/** The page shown while the theme as a whole cannot be read. */
export function themeErrorPage(error: ThemeError, pageEnd: string): string {
  return problemPage(
    {
      title: 'The theme cannot be read',
      heading: 'The theme cannot be read',
      body: `<pre>${escapeHtml(error.message)}</pre>`,
    },
    pageEnd,
  );
}

/**
 * A page of our own, for what the theme cannot show: its own mistakes.
 *
 * @param words.body HTML.
 * @param pageEnd as on every page, so that live reload shows the page again once the file is fixed.
 */
function problemPage(
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
<p>Fix the file and the page reloads.</p>
</main>
${pageEnd}
</body>
</html>
`;
}
