import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import { usageError } from '../kit-error.js';
import { didYouMean } from './nearest.js';
import { optionSchemas } from './options.js';

export const CONFIG_FILE = 'guide-messaging-auth.config.json';

/** What the file may hold: every option, and the JSON Schema by which an editor knows them. */
const KEYS = ['$schema', ...Object.keys(optionSchemas)];

/**
 * Reads the config file of a folder, as far as it can be judged without knowing the command.
 *
 * @returns its options, unchecked but for their names; empty when there is no such file
 * @throws KitError `usage`: no JSON (with line and column), no object, an unknown key
 */
export async function readConfigFile(folder: string): Promise<Readonly<Record<string, unknown>>> {
  const text = await readFile(join(folder, CONFIG_FILE), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw usageError(`${CONFIG_FILE} cannot be read (${error.code ?? 'error'}).`);
    },
  );
  if (text === null) return {};

  const { $schema: _, ...options } = jsonObject(text);
  return options;
}

function jsonObject(text: string): Record<string, unknown> {
  const errors: ParseError[] = [];
  const value: unknown = parse(text.replace(/^\uFEFF/, ''), errors, { disallowComments: true });
  const [error] = errors;
  if (error) {
    const before = text.slice(0, error.offset).split('\n');
    const place = `${CONFIG_FILE}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
    throw usageError(`${place}: this is not JSON (${words(printParseErrorCode(error.error))}).`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw usageError(`${CONFIG_FILE}: expected an object, like { "endpoint": "https://…" }.`);
  }
  for (const key of Object.keys(value)) {
    if (KEYS.includes(key)) continue;
    throw usageError(
      `${CONFIG_FILE}: there is no option "${key}".${didYouMean(key, KEYS)} The options are ${KEYS.slice(1).join(', ')}.`,
    );
  }
  return value as Record<string, unknown>;
}

/** `CloseBraceExpected` → `close brace expected`. */
function words(code: string): string {
  return code.replace(/(?<=[a-z])[A-Z]/g, ' $&').toLowerCase();
}
