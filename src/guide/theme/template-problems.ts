import {
  parseTemplate,
  type TemplateProblem,
  TemplateSyntaxError,
  type ValidationProblem,
  validateTemplate,
} from '../curlybars/index.js';
import { templateContext } from './template-context.js';
import { FORM_HELPERS, GLOBAL_HELPERS, isTemplateName, PARTIALS_FOLDER } from './templating-api.js';
import type { GuideTheme } from './theme.js';

/** What Zendesk would refuse in a template; of what parses, with the kind of mistake. */
export type TemplateRefusal = TemplateProblem | ValidationProblem;

/**
 * What Zendesk answers about a theme's templates at import and preview, by template name without
 * `.hbs`; templates in order are not in it. A template that does not parse has that one problem. A
 * partial's problems are in each template that includes it, since they depend on its options.
 */
export function templateProblems(
  theme: Pick<GuideTheme, 'templates' | 'manifest'>,
): Record<string, readonly TemplateRefusal[]> {
  const variables = theme.manifest.settings.flatMap((group) => group.variables);
  const settings = new Set(variables.map(({ identifier }) => identifier));
  const problems: Record<string, readonly TemplateRefusal[]> = {};
  for (const [name, source] of theme.templates) {
    if (!isTemplateName(name)) continue;
    const found = problemsOf(name, source, settings, theme.templates);
    if (found.length > 0) problems[name] = found;
  }
  return problems;
}

function problemsOf(
  name: string,
  source: string,
  settings: ReadonlySet<string>,
  templates: GuideTheme['templates'],
): readonly TemplateRefusal[] {
  const prefix = `${PARTIALS_FOLDER}/`;
  try {
    return validateTemplate(parseTemplate(source), {
      root: templateContext(name, settings),
      helpers: GLOBAL_HELPERS,
      fallbacks: FORM_HELPERS,
      partial: (partial) => templates.get(prefix + partial),
      ...(name.startsWith(prefix) && { partialName: name.slice(prefix.length) }),
    });
  } catch (error) {
    if (error instanceof TemplateSyntaxError) return error.problems;
    throw error;
  }
}
