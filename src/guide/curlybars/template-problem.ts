import type { Position } from './position.js';

/** One thing wrong with a template, in the form in which Zendesk's import and preview answer it. */
export interface TemplateProblem extends Position {
  readonly description: string;
}
