import { html, raw } from 'hono/html';
import type { TemplateFailure } from '../../guide/render/index.js';
import type { ThemeError } from '../../guide/theme/index.js';
import { type Html, plainPage, stylesheet } from '../server/index.js';

/** The page shown instead of one whose template is wrong: the file, the place and the line. */
export function templateFailurePage(failure: TemplateFailure, pageEnd: string): Html {
  const lines = failure.source.split('\n');
  const problems = failure.problems.map(({ description, line, column, length }) => {
    const text = lines[line - 1] ?? '';
    const start = column - 1;
    const end = start + Math.max(1, length);
    return html`<section>
<h2>${description}</h2>
<p><code>${failure.file}</code>, line ${line}, column ${column}</p>
<pre><span>${line}</span> ${text.slice(0, start)}<mark>${text.slice(start, end)}</mark>${text.slice(end)}</pre>
</section>`;
  });
  return problemPage(
    {
      title: `${failure.file} is not a valid template`,
      heading: 'A template of the theme cannot be rendered',
      body: html`${problems}`,
    },
    pageEnd,
  );
}

/** The page shown while the theme as a whole cannot be read. */
export function themeErrorPage(error: ThemeError, pageEnd: string): Html {
  return problemPage(
    {
      title: 'The theme cannot be read',
      heading: 'The theme cannot be read',
      body: html`<pre>${error.message}</pre>`,
    },
    pageEnd,
  );
}

interface ProblemPage {
  readonly title: string;
  readonly heading: string;
  readonly body: Html;
}

/**
 * A page of our own, for what the theme cannot show: its own mistakes.
 *
 * @param pageEnd as on every page, so that live reload shows the page again once the file is fixed.
 */
function problemPage({ title, heading, body }: ProblemPage, pageEnd: string): Html {
  return plainPage({
    title,
    styles: stylesheet('help-center/problem-pages.css'),
    body: html`<main>
<h1>${heading}</h1>
${body}
<p>Fix the file and the page reloads.</p>
</main>
${raw(pageEnd)}`,
  });
}
