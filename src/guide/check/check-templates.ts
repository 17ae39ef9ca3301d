import { didYouMean } from '../../did-you-mean.js';
import {
  allNodes,
  callsIn,
  isRubyMethod,
  limitProblems,
  type Node,
  offsetOf,
  parseTemplate,
  TemplateSyntaxError,
  type ValidationProblem,
} from '../curlybars/index.js';
import type { Manifest } from '../theme/index.js';
import {
  FORM_HELPERS,
  GLOBAL_HELPERS,
  isTemplateName,
  PARTIALS_FOLDER,
  type TemplateRefusal,
  templateProblems,
} from '../theme/index.js';
import { checkScripts } from './check-scripts.js';
import { CLOSING_TAG, explainSyntaxProblem, sentence } from './explain-syntax-problem.js';
import type { ThemeFinding, ThemeFindingCode } from './finding.js';
import type { ThemeSource } from './theme-source.js';

/** The text of the templates: the language, the names, the assets, and scripts that would break. */
export function checkTemplates(theme: ThemeSource): ThemeFinding[] {
  const names = theme.namesIn('templates').filter((name) => name.endsWith('.hbs'));
  const templates = new Map(
    names
      .map((name) => [name.slice(0, -'.hbs'.length), theme.text(`templates/${name}`)] as const)
      // Guide does not read a template whose name it does not know.
      .filter(([name]) => isTemplateName(name)),
  );
  return [
    ...problemFindings(templates, theme.manifest),
    ...[...templates].flatMap(([name, source]) => {
      const file = fileOf(name);
      return [
        ...limitFindings(file, source),
        ...checkScripts(file, source),
        ...missingAssets(file, source, theme),
        ...ignoredOptions(file, source),
      ];
    }),
  ];
}

const fileOf = (template: string) => `templates/${template}.hbs`;

/** Each finding once: several templates can include the same partial. */
function problemFindings(
  templates: ReadonlyMap<string, string>,
  manifest: Manifest | undefined,
): ThemeFinding[] {
  const settings = (manifest?.settings ?? []).flatMap(({ variables }) =>
    variables.map(({ identifier }) => identifier),
  );
  const findings = new Map<string, ThemeFinding>();
  const problems = templateProblems({ templates, manifest: manifest ?? WITHOUT_SETTINGS });
  for (const [name, found] of Object.entries(problems)) {
    for (const problem of found) {
      // Nothing is known of the settings when the manifest cannot be read.
      if (!manifest && isSetting(problem)) continue;
      const template = inPartial(problem) ?? name;
      // A partial that does not parse is reported in its own file.
      if ('kind' in problem && problem.kind === 'partial-syntax') continue;
      const source = templates.get(template) ?? '';
      const finding = problemFinding(fileOf(template), source, problem, settings);
      const { line, column, message } = finding;
      const key = JSON.stringify([template, line, column, message]);
      if (!findings.has(key)) findings.set(key, finding);
    }
  }
  return [...findings.values()];
}

function inPartial(problem: TemplateRefusal): string | undefined {
  const partial = 'kind' in problem ? problem.inPartial : undefined;
  return partial === undefined ? undefined : `${PARTIALS_FOLDER}/${partial}`;
}

function limitFindings(file: string, source: string): ThemeFinding[] {
  return limitProblems({ nodes: parsedNodes(source) }).map(({ description, line, column }) => ({
    severity: 'error',
    code: 'too-deep',
    file,
    line,
    column: column + 1,
    message: `${description}: Curlybars allows 10 contexts and 10 dots in a path.`,
    fix: 'Take blocks or steps away; the page cannot be rendered.',
  }));
}

/** Names that Curlybars leaves out of a partial's options. */
function ignoredOptions(file: string, source: string): ThemeFinding[] {
  return allNodes(parsedNodes(source)).flatMap((node) => {
    if (node.kind !== 'partial') return [];
    return node.options
      .filter(({ key }) => isRubyMethod(key))
      .map(({ key, position }): ThemeFinding => {
        const { line, column } = position;
        return {
          severity: 'warning',
          code: 'partial-option',
          file,
          line,
          column: column + 1,
          message: `Curlybars ignores the option ${key} of {{> ${node.name.path}}}: every Ruby object has a method of that name. The partial prints nothing where it uses it.`,
          fix: `Give the option another name, for example ${key}_name.`,
        };
      });
  });
}

const WITHOUT_SETTINGS: Manifest = {
  name: '',
  author: '',
  version: '',
  api_version: 4,
  default_locale: 'en-us',
  settings: [],
};

function isSetting(problem: TemplateRefusal): boolean {
  return 'kind' in problem && problem.object?.name === 'settings';
}

function problemFinding(
  file: string,
  source: string,
  problem: TemplateRefusal,
  settings: readonly string[],
): ThemeFinding {
  const place = { file, line: problem.line, column: problem.column + 1 };
  if ('kind' in problem) {
    return { severity: 'error', ...place, ...explainValidation(problem, settings) };
  }
  const explanation = explainSyntaxProblem(source, problem, offsetOf(source, problem));
  const { code, message, fix } = explanation;
  return { severity: 'error', code, ...place, message, fix };
}

function explainValidation(
  problem: ValidationProblem,
  settings: readonly string[],
): { code: ThemeFindingCode; message: string; fix: string } {
  const { kind, description, step = '', object } = problem;
  const message = `${description}.`;
  if (kind === 'out-of-scope') {
    return { code: kind, message, fix: 'Take one ../ away; #if, #unless and helpers need none.' };
  }
  if (kind === 'unknown-partial') {
    const fix = `Add templates/partials/${problem.path}.hbs, or write its markup here.`;
    return { code: kind, message, fix };
  }
  if (kind === 'closing-tag') {
    return { code: kind, message: sentence(message), fix: CLOSING_TAG };
  }
  if (kind === 'partial-nesting') {
    const fix = 'Take the partial out here; deeper ones print nothing.';
    return { code: kind, message, fix };
  }
  if (kind === 'wrong-use') {
    return { code: kind, message, fix: 'Look the name up in Zendesk’s template reference.' };
  }
  if (object?.name === 'settings') {
    const fix = `Add the setting to manifest.json, or correct its name.${didYouMean(step, settings)}`;
    return { code: 'unknown-setting', message, fix };
  }
  if (problem.asHelper && step === problem.path) {
    const fix = `Use one of Zendesk’s helpers.${didYouMean(step, [...GLOBAL_HELPERS.keys(), ...FORM_HELPERS])}`;
    return { code: 'unknown-helper', message, fix };
  }
  if (object?.name === 'partial') {
    const fix = `Give {{> ${problem.inPartial ?? '…'}}} the option ${step} wherever it is included.`;
    return { code: 'unknown-name', message, fix };
  }
  const owner = object && object.name !== 'page' ? `the ${object.name} object` : 'this template';
  const fix = `Guide has no \`${step}\` in ${owner}: correct the name, or the block around it.`;
  return { code: 'unknown-name', message, fix };
}

function missingAssets(file: string, source: string, theme: ThemeSource): ThemeFinding[] {
  const reported = new Set<unknown>();
  return callsIn(parsedNodes(source)).flatMap(
    ({ path, args: [name], position }): ThemeFinding[] => {
      if (path !== 'asset' || typeof name !== 'string' || reported.has(name)) return [];
      if (theme.files.has(`assets/${name}`)) return [];
      reported.add(name);
      return [
        {
          severity: 'warning',
          code: 'missing-asset',
          file,
          line: position.line,
          column: position.column + 1,
          message: `There is no assets/${name}.`,
          fix: `Add the file, or correct its name.${didYouMean(name, theme.namesIn('assets'))}`,
        },
      ];
    },
  );
}

function parsedNodes(source: string): readonly Node[] {
  try {
    return parseTemplate(source).nodes;
  } catch (error) {
    if (error instanceof TemplateSyntaxError) return [];
    throw error;
  }
}
