import { parseEnv } from 'node:util';
import { CONFIG_FILE } from '../config/index.js';
import { layoutOf, parseJsonObject, propertyOf, withItem } from '../theme-editing/json-text.js';
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
 * Puts answers into the files. What stands in them stays: keys and variables are added, or filled
 * in where they were empty.
 */
export function withAnswers(files: ProjectFiles, answers: Answers): ProjectFiles {
  return {
    config: withOptions(files.config, answers),
    environment:
      answers.proof === 'cookie' ? files.environment : withVariables(files.environment, answers),
    ignore: answers.proof === 'cookie' ? files.ignore : withIgnoredEnvironment(files.ignore),
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

function withIgnoredEnvironment(ignore: string | null): string {
  const text = ignore ?? '';
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  if (lines.some((line) => /^\/?(\.env|\.env\*|\*\.env)$/.test(line))) return text;
  return `${text === '' || text.endsWith('\n') ? text : `${text}\n`}${ENV_FILE}\n`;
}
