import { parseEnv } from 'node:util';
import { CONFIG_FILE } from '../config/index.js';
import { layoutOf, parseJsonObject, propertyOf, withItem } from '../theme-editing/index.js';
import { type Answers, QUESTIONS } from './questions.js';

export const ENV_FILE = '.env';
export const IGNORE_FILE = '.gitignore';

/** The texts of the files that `init` writes; `null` where there is none. */
export interface ProjectFiles {
  readonly config: string | null;
  readonly environment: string | null;
  readonly ignore: string | null;
}

/** What the files say already, so that only the rest is asked. Empty variables count as missing. */
export function answersIn({ config, environment }: ProjectFiles): Answers {
  const variables = parseEnv(environment ?? '');
  const options = config === null ? {} : (JSON.parse(config.replace(/^\uFEFF/, '')) as Answers);
  const given = Object.fromEntries(
    QUESTIONS.map(({ name, variable }) => [
      name,
      variable === null ? options[name] : variables[variable],
    ]).filter(([, value]) => typeof value === 'string' && value !== ''),
  );
  return given;
}

/**
 * Puts answers into the files. Existing values are kept: keys and variables are added, or filled in
 * where they were empty.
 *
 * @param secretFile a file of the project with a secret in it, relative to its folder, with `/`
 */
export function withAnswers(
  files: ProjectFiles,
  answers: Answers,
  secretFile: string | null,
): ProjectFiles {
  const hasEnvironment = answers.proof !== 'cookie';
  const secrets = [...(hasEnvironment ? [ENV_FILE] : []), ...(secretFile ? [secretFile] : [])];
  return {
    config: withOptions(files.config, answers),
    environment: hasEnvironment ? withVariables(files.environment, answers) : files.environment,
    ignore: secrets.reduce(withIgnored, files.ignore),
  };
}

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

function withVariables(environment: string | null, answers: Answers): string {
  const needed = QUESTIONS.filter(({ isNeeded }) => isNeeded(answers)).flatMap(
    ({ name, variable }) => (variable === null ? [] : [[variable, answers[name] ?? ''] as const]),
  );
  return [...needed, ['PROOF', answers.proof ?? ''] as const].reduce(
    (text, [variable, value]) => withVariable(text, variable, value),
    environment ?? '',
  );
}

function withVariable(text: string, variable: string, value: string): string {
  if (parseEnv(text)[variable]) return text;
  const line = `${variable}=${quoted(value)}`;
  const empty = new RegExp(`^${variable}=.*$`, 'm');
  if (empty.test(text)) return text.replace(empty, () => line);
  return `${text === '' || text.endsWith('\n') ? text : `${text}\n`}${line}\n`;
}

/** Bare where no reader of such files could take it for something else. */
function quoted(value: string): string {
  if (/^[\w.:/,@=+-]*$/.test(value)) return value;
  return value.includes("'") ? `"${value}"` : `'${value}'`;
}

/** Adds a file to `.gitignore`, unless a line there ignores it already. */
function withIgnored(ignore: string | null, file: string): string {
  const text = ignore ?? '';
  const ofEnvironment = file === ENV_FILE ? ['.env*', '*.env'] : [];
  const pattern = file === ENV_FILE ? file : `/${file.replace(/[\\*?[\] ]/g, '\\$&')}`;
  const known = [file, pattern, ...ofEnvironment].flatMap((line) => [line, `/${line}`]);
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  if (lines.some((line) => known.includes(line))) return text;
  return `${text === '' || text.endsWith('\n') ? text : `${text}\n`}${pattern}\n`;
}
