import type { TemplateProblem } from './template-problem.js';

/** Thrown by `parseTemplate` when the source is not Curlybars. */
export class TemplateSyntaxError extends Error {
  readonly code = 'template-syntax';

  constructor(readonly problems: readonly TemplateProblem[]) {
    super(problems.map((problem) => problem.description).join('\n'));
    this.name = 'TemplateSyntaxError';
  }
}
