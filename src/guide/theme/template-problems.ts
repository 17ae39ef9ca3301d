import {
  parseTemplate,
  type TemplateProblem,
  TemplateSyntaxError,
  type ValidationProblem,
  validateTemplate,
} from '../curlybars/index.js';
import { pageType } from './page-type.js';
import { HELPERS, PARTIALS_FOLDER } from './templating-api.js';
import type { GuideTheme } from './theme.js';

/**
 * What Zendesk would say of a theme's templates at import and preview, by template name without
 * `.hbs`; templates in order are not in it. A template that does not parse has that one problem.
 */
export function templateProblems(
  theme: Pick<GuideTheme, 'templates' | 'manifest'>,
): Record<string, readonly (TemplateProblem | ValidationProblem)[]> {
  const variables = theme.manifest.settings.flatMap((group) => group.variables);
  const settings = new Set(variables.map(({ identifier }) => identifier));
  const partials = new Set(
    [...theme.templates.keys()]
      .filter((name) => name.startsWith(`${PARTIALS_FOLDER}/`))
      .map((name) => name.slice(PARTIALS_FOLDER.length + 1)),
  );
  return Object.fromEntries(
    [...theme.templates]
      .map(([name, source]) => [name, problemsOf(name, source, settings, partials)] as const)
      .filter(([, problems]) => problems.length > 0),
  );
}

function problemsOf(
  name: string,
  source: string,
  settings: ReadonlySet<string>,
  partials: ReadonlySet<string>,
): readonly (TemplateProblem | ValidationProblem)[] {
  try {
    const template = parseTemplate(source);
    return validateTemplate(template, {
      root: pageType(name, settings),
      helpers: HELPERS,
      partials,
    });
  } catch (error) {
    if (error instanceof TemplateSyntaxError) return error.problems;
    throw error;
  }
}
