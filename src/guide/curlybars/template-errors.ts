import type { Position } from './position.js';

/** One thing wrong with a template, in the form in which Zendesk's import and preview answer it. */
export interface TemplateProblem extends Position {
  readonly description: string;
}

/** Thrown by `parseTemplate` when the source is not Curlybars. */
export class TemplateSyntaxError extends Error {
  readonly code = 'template-syntax';

  constructor(readonly problems: readonly TemplateProblem[]) {
    super(problems.map((problem) => problem.description).join('\n'));
    this.name = 'TemplateSyntaxError';
  }
}

/** Thrown by `renderTemplate`: the template is Curlybars, but asks for something that is not there. */
export class TemplateRenderError extends Error {
  readonly code = 'template-render';
  readonly problem: TemplateProblem;

  constructor(description: string, position: Position, options?: ErrorOptions) {
    super(description, options);
    this.name = 'TemplateRenderError';
    this.problem = {
      description,
      line: position.line,
      column: position.column,
      length: position.length,
    };
  }
}
