import type { TemplateFailure } from './template-failure.js';
import { describeTemplateFailure } from './template-failure.js';

/** A page could not be rendered because one of the theme's templates is wrong. */
export class TemplateFailureError extends Error {
  readonly code = 'template';

  constructor(readonly failure: TemplateFailure) {
    super(describeTemplateFailure(failure));
    this.name = 'TemplateFailureError';
  }
}
