import { escapeHtml } from '../../../guide/curlybars/index.js';
import { problemPage } from './problem-page.js';
import type { TemplateFailure } from '../../../guide/render/template-failure.js';

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
