import { parseTemplate, type TemplateProblem, TemplateSyntaxError } from '../../curlybars/index.js';
import type { GuideTheme } from '../../guide-theme/theme.js';

/** Tells what Zendesk would say of a theme's templates, by name without `.hbs`. */
export type TemplateErrors = (theme: GuideTheme) => Record<string, readonly TemplateProblem[]>;

export const templateErrors: TemplateErrors = (theme) => {
  const errors: Record<string, readonly TemplateProblem[]> = {};
  for (const [name, source] of theme.templates) {
    try {
      parseTemplate(source);
    } catch (error) {
      if (!(error instanceof TemplateSyntaxError)) throw error;
      errors[name] = error.problems;
    }
  }
  return errors;
};
