import { didYouMean } from '../../config/nearest.js';
import {
  callsIn,
  type Node,
  parseTemplate,
  type TemplateProblem,
  TemplateSyntaxError,
  type ValidationProblem,
} from '../curlybars/index.js';
import type { Manifest } from '../theme/index.js';
import { placeAt } from '../theme/json-source.js';
import { templateProblems } from '../theme/template-problems.js';
import { HELPERS } from '../theme/templating-api.js';
import { explainSyntaxProblem, insideScript } from './explain-syntax-problem.js';
import type { Finding, FindingCode } from './finding.js';
import type { ThemeSource } from './theme-source.js';

/** What stands in the templates: the language, the names, the assets, and scripts that would break. */
export function checkTemplates(theme: ThemeSource): Finding[] {
  const names = theme.namesIn('templates').filter((name) => name.endsWith('.hbs'));
  const templates = new Map(
    names.map((name) => [name.slice(0, -'.hbs'.length), theme.text(`templates/${name}`)]),
  );
  const manifest = theme.manifest ?? WITHOUT_SETTINGS;
  const settings = manifest.settings.flatMap(({ variables }) => variables);
  const problems = templateProblems({ templates, manifest });
  return [...templates].flatMap(([name, source]) => {
    const file = `templates/${name}.hbs`;
    const found = (problems[name] ?? [])
      // Of an unreadable manifest nothing is known, so nothing is said of its settings.
      .filter((problem) => theme.manifest || !isSetting(problem))
      .map((problem) =>
        problemFinding(
          file,
          source,
          problem,
          settings.map((s) => s.identifier),
        ),
      );
    return [...found, ...checkScripts(file, source), ...missingAssets(file, source, theme)];
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

type Problem = TemplateProblem | ValidationProblem;

function isSetting(problem: Problem): boolean {
  return 'kind' in problem && problem.object?.name === 'settings';
}

function problemFinding(
  file: string,
  source: string,
  problem: Problem,
  settings: readonly string[],
): Finding {
  const place = { file, line: problem.line, column: problem.column + 1 };
  if ('kind' in problem) {
    return { severity: 'error', ...place, ...explainValidation(problem, settings) };
  }
  const explanation = explainSyntaxProblem(source, problem, offsetOf(source, problem));
  const { code, message, mend } = explanation;
  return { severity: 'error', code, ...place, message, mend };
}

function offsetOf(source: string, { line, column }: TemplateProblem): number {
  const before = source.split('\n').slice(0, line - 1);
  return before.reduce((sum, text) => sum + text.length + 1, 0) + column;
}

function explainValidation(
  problem: ValidationProblem,
  settings: readonly string[],
): { code: FindingCode; message: string; mend: string } {
  const { kind, description, step = '', object } = problem;
  const message = `${description}.`;
  if (kind === 'out-of-scope') {
    return { code: kind, message, mend: 'Take one ../ away; #if, #unless and helpers need none.' };
  }
  if (kind === 'unknown-partial') {
    const mend = `Add templates/partials/${problem.path}.hbs, or write its markup here.`;
    return { code: kind, message, mend };
  }
  if (kind === 'wrong-use') {
    return { code: kind, message, mend: 'Look the name up in Zendesk’s template reference.' };
  }
  if (object?.name === 'settings') {
    const mend = `Add the setting to manifest.json, or correct its name.${didYouMean(step, settings)}`;
    return { code: 'unknown-setting', message, mend };
  }
  if (problem.asHelper && step === problem.path) {
    const mend = `Use one of Zendesk’s helpers.${didYouMean(step, [...HELPERS])}`;
    return { code: 'unknown-helper', message, mend };
  }
  const owner = object && object.name !== 'page' ? `the ${object.name} object` : 'this template';
  const mend = `Guide has no \`${step}\` in ${owner}: correct the name, or the block around it.`;
  return { code: 'unknown-name', message, mend };
}

/**
 * `\{` in scripts and styles. In text it is how one writes a brace, and before another brace it is
 * how one writes `{{` on purpose; alone in a script it is a regular expression about to break.
 */
function checkScripts(file: string, source: string): Finding[] {
  return [...withoutComments(source).matchAll(/\\\{(?!\{)/g)]
    .filter(({ index }) => insideScript(source.slice(0, index)))
    .map(({ index }) => ({
      severity: 'error',
      code: 'backslash-brace',
      file,
      ...placeAt(source, index),
      message: 'Curlybars turns \\{ into {, in scripts and styles too.',
      mend: 'Write [{] or \\x7b in a regular expression; or move the script to an asset.',
    }));
}

/** Comments become spaces, so that all else keeps its place. */
function withoutComments(source: string): string {
  return source.replace(/\{\{!--[\s\S]*?--\}\}|\{\{!(?!--)[\s\S]*?\}\}/g, (comment) =>
    comment.replace(/[^\n]/g, ' '),
  );
}

function missingAssets(file: string, source: string, theme: ThemeSource): Finding[] {
  const reported = new Set<unknown>();
  return callsIn(parsedNodes(source)).flatMap(({ path, args: [name], position }): Finding[] => {
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
        mend: `Add the file, or correct its name.${didYouMean(name, theme.namesIn('assets'))}`,
      },
    ];
  });
}

function parsedNodes(source: string): readonly Node[] {
  try {
    return parseTemplate(source).nodes;
  } catch (error) {
    if (error instanceof TemplateSyntaxError) return [];
    throw error;
  }
}
