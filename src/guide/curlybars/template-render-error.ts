import type { Position } from './position.js';
import type { TemplateProblem } from './template-problem.js';

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
