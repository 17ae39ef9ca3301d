import { TemplateRenderError, TemplateSyntaxError } from '../curlybars/index.js';

/** What is wrong with a template, and where: for the page in its place and for the terminal. */
export interface TemplateFailure {
  /** As the theme's folder has it: `templates/article_page.hbs`. */
  readonly file: string;
  readonly source: string;
  /** True where only the faulty part prints nothing; else there is no page. */
  readonly skipped?: true;
  readonly problems: readonly {
    readonly description: string;
    /** From 1, as an editor counts both. */
    readonly line: number;
    readonly column: number;
    readonly length: number;
  }[];
}

/** @returns `undefined` for an error that is not the template's. */
export function templateFailure(
  name: string,
  source: string,
  error: unknown,
): TemplateFailure | undefined {
  const problems =
    error instanceof TemplateSyntaxError
      ? error.problems
      : error instanceof TemplateRenderError
        ? [error.problem]
        : undefined;
  if (problems === undefined) return undefined;
  return {
    file: `templates/${name}.hbs`,
    source,
    problems: problems.map(({ description, line, column, length }) => ({
      description,
      line,
      column: column + 1,
      length,
    })),
  };
}

/** The failure as a terminal shows it: the place, what is wrong, the line, and a mark under it. */
export function describeTemplateFailure(failure: TemplateFailure): string {
  const { file, source, problems, skipped } = failure;
  const lines = source.split('\n');
  return problems
    .map(({ description, line, column, length }) => {
      const number = String(line);
      const mark = '^'.repeat(Math.max(1, length));
      return [
        `${file}:${line}:${column}: ${description}${skipped ? ' This part prints nothing.' : ''}`,
        `  ${number} | ${lines[line - 1] ?? ''}`,
        `  ${' '.repeat(number.length)} | ${' '.repeat(column - 1)}${mark}`,
      ].join('\n');
    })
    .join('\n');
}

/** A page could not be rendered because one of the theme's templates is wrong. */
export class TemplateFailureError extends Error {
  readonly code = 'template';

  constructor(readonly failure: TemplateFailure) {
    super(describeTemplateFailure(failure));
    this.name = 'TemplateFailureError';
  }
}
