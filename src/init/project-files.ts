import { parseEnv } from 'node:util';
import { parse as parseJsonc } from 'jsonc-parser';
import { CONFIG_FILE } from '../config/index.js';
import { layoutOf, parseJsonObject, propertyOf, withItem } from '../theme-editing/index.js';
import { type Answers, QUESTIONS } from './questions.js';
import { WORKER_SCRIPT, workerManifest, wranglerConfig } from './worker-project.js';

export const ENV_FILE = '.env';
/** The folder of the project for Cloudflare Workers, and the file with its secrets. */
const WORKER_FOLDER = 'worker';
export const DEV_VARS_FILE = `${WORKER_FOLDER}/.dev.vars`;
const IGNORE_FILE = '.gitignore';
const WRANGLER_FILE = `${WORKER_FOLDER}/wrangler.jsonc`;

/** Every file that `init` may write, in that order: ignored first, so that nothing commits a secret. */
export const PROJECT_FILES = [
  IGNORE_FILE,
  ENV_FILE,
  `${WORKER_FOLDER}/${IGNORE_FILE}`,
  DEV_VARS_FILE,
  WRANGLER_FILE,
  `${WORKER_FOLDER}/worker.ts`,
  `${WORKER_FOLDER}/package.json`,
  CONFIG_FILE,
] as const;
export type ProjectFile = (typeof PROJECT_FILES)[number];

/** The texts of the files; `null` where there is none. */
export type ProjectFiles = Readonly<Record<ProjectFile, string | null>>;

/** What the files contain already, so that only the rest is asked. Empty variables count as missing. */
export function answersIn(files: ProjectFiles): Answers {
  const config = files[CONFIG_FILE];
  const options = config === null ? {} : (JSON.parse(config.replace(/^\uFEFF/, '')) as Answers);
  const wrangler = files[WRANGLER_FILE];
  const variables = {
    ...(parseJsonc(wrangler ?? '{}') as { vars?: Record<string, string> }).vars,
    ...parseEnv(files[DEV_VARS_FILE] ?? ''),
    ...parseEnv(files[ENV_FILE] ?? ''),
  };
  const values = QUESTIONS.map(({ name, variable }): [string, unknown] => [
    name,
    variable === null ? options[name] : variables[variable],
  ]);
  const place = files[ENV_FILE] !== null ? 'node' : wrangler !== null ? 'workers' : undefined;
  values.push(['where', place], ['apiToken', variables.ZENDESK_API_TOKEN]);
  return Object.fromEntries(
    values.filter(([, value]) => typeof value === 'string' && value !== ''),
  );
}

/**
 * Puts answers into the files. Existing values are kept: keys and variables are added, or filled in
 * where they were empty; files of the Workers project that are there are left alone.
 *
 * @param secretFiles files of the project with a secret in them, relative to its folder, with `/`
 * @param kit how npm finds the kit, seen from the folder of the Workers project
 */
export function withAnswers(
  files: ProjectFiles,
  answers: Answers,
  secretFiles: readonly string[],
  kit: string,
): ProjectFiles {
  const place = PLACE_FILES[answers.where ?? 'node'](files, answers, kit);
  const ignored = [...('.env' in place ? [ENV_FILE] : []), ...secretFiles];
  return {
    ...files,
    [CONFIG_FILE]: withOptions(files[CONFIG_FILE], answers),
    ...place,
    [IGNORE_FILE]: ignored.reduce(withIgnored, files[IGNORE_FILE]),
  };
}

type Changes = (files: ProjectFiles, answers: Answers, kit: string) => Partial<ProjectFiles>;

/** What each place adds. */
const PLACE_FILES: Readonly<Record<NonNullable<Answers['where']>, Changes>> = {
  own: () => ({}),
  node: (files, answers) => ({
    [ENV_FILE]: variablesOf(answers).reduce(withVariable, files[ENV_FILE] ?? ''),
  }),
  workers(files, answers, kit) {
    const variables = variablesOf(answers);
    const vars = variables.filter(({ isSecret }) => !isSecret);
    const secrets = variables.filter(({ isSecret }) => isSecret);
    return {
      [`${WORKER_FOLDER}/${IGNORE_FILE}`]: ['.dev.vars', 'node_modules', '.wrangler'].reduce(
        (text: string | null, line) => withLine(text, line, [line, `${line}/`]),
        files[`${WORKER_FOLDER}/${IGNORE_FILE}`],
      ),
      [DEV_VARS_FILE]: secrets.reduce(withVariable, files[DEV_VARS_FILE] ?? ''),
      [WRANGLER_FILE]:
        files[WRANGLER_FILE] ??
        wranglerConfig(Object.fromEntries(vars.map(({ name, value }) => [name, value]))),
      [`${WORKER_FOLDER}/worker.ts`]: files[`${WORKER_FOLDER}/worker.ts`] ?? WORKER_SCRIPT,
      [`${WORKER_FOLDER}/package.json`]:
        files[`${WORKER_FOLDER}/package.json`] ?? workerManifest(kit),
    };
  },
};

const NEW_CONFIG = `{
  "$schema": "./node_modules/guide-messaging-auth/lib/config.schema.json"
}
`;

function withOptions(config: string | null, { endpoint, proof }: Answers): string {
  return Object.entries({ endpoint, proof }).reduce((text, [name, value]) => {
    const root = parseJsonObject(text, CONFIG_FILE);
    if (value === undefined || propertyOf(root, name)) return text;
    const { colon } = layoutOf(text, root);
    return withItem(text, root, () => `"${name}"${colon}${JSON.stringify(value)}`);
  }, config ?? NEW_CONFIG);
}

interface VariableToSet {
  readonly name: string;
  readonly value: string;
  readonly isSecret: boolean;
}

function variablesOf(answers: Answers): VariableToSet[] {
  const asked = QUESTIONS.filter(({ isNeeded }) => isNeeded(answers)).flatMap(
    ({ name, variable, canWait, isSecret = false }) => {
      const value = answers[name] ?? '';
      if (variable === null || (canWait === 'never' && value === '')) return [];
      return [{ name: variable, value, isSecret }];
    },
  );
  return [...asked, { name: 'PROOF', value: answers.proof ?? '', isSecret: false }];
}

function withVariable(text: string, { name, value }: VariableToSet): string {
  if (parseEnv(text)[name]) return text;
  const line = `${name}=${quoted(value)}`;
  const empty = new RegExp(`^${name}=.*$`, 'm');
  if (empty.test(text)) return text.replace(empty, () => line);
  return `${text === '' || text.endsWith('\n') ? text : `${text}\n`}${line}\n`;
}

/** Bare where no reader of such files could read it as something else. */
function quoted(value: string): string {
  if (/^[\w.:/,@=+-]*$/.test(value)) return value;
  return value.includes("'") ? `"${value}"` : `'${value}'`;
}

/** Adds a file to `.gitignore`, unless a line there ignores it already. */
function withIgnored(ignore: string | null, file: string): string {
  if (file === ENV_FILE) return withLine(ignore, file, [file, '.env*', '*.env']);
  return withLine(ignore, `/${file.replace(/[\\*?[\] ]/g, '\\$&')}`, [file]);
}

function withLine(ignore: string | null, pattern: string, same: readonly string[]): string {
  const text = ignore ?? '';
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const known = [pattern, ...same].flatMap((line) => [line, `/${line}`]);
  if (lines.some((line) => known.includes(line))) return text;
  return `${text === '' || text.endsWith('\n') ? text : `${text}\n`}${pattern}\n`;
}
