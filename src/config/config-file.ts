import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { didYouMean } from '../did-you-mean.js';
import { unlessAbsent } from '../files.js';
import { parseJson } from '../guide/source-text/index.js';
import { usageError } from '../kit-error.js';
import { printable } from '../terminal/index.js';
import { configOptions } from './options.js';

export const CONFIG_FILE = 'guide-messaging-auth.config.json';

/** What the file may contain: every option, and the JSON Schema by which an editor knows them. */
const KEYS = ['$schema', ...Object.keys(configOptions)];

/**
 * Reads the config file of a folder, as far as it can be judged without knowing the command.
 *
 * @returns its options, unchecked but for their names; empty when there is no such file
 * @throws KitError `usage`: no JSON (with line and column), no object, an unknown key
 */
export async function readConfigFile(folder: string): Promise<Readonly<Record<string, unknown>>> {
  const text = await unlessAbsent(readFile(join(folder, CONFIG_FILE), 'utf8')).catch(
    (error: NodeJS.ErrnoException) => {
      throw usageError(`${CONFIG_FILE} cannot be read (${error.code ?? 'error'}).`);
    },
  );
  if (text === null) return {};

  const { $schema: _, ...options } = jsonObject(text);
  return options;
}

function jsonObject(text: string): Record<string, unknown> {
  const json = parseJson(text);
  if (!json.ok) {
    const { line, column } = json.place;
    throw usageError(`${CONFIG_FILE}:${line}:${column}: this is not JSON (${json.problem}).`);
  }
  const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw usageError(`${CONFIG_FILE}: expected an object, like { "endpoint": "https://…" }.`);
  }
  for (const key of Object.keys(value)) {
    if (KEYS.includes(key)) continue;
    throw usageError(
      `${CONFIG_FILE}: there is no option "${printable(key)}".${didYouMean(key, KEYS)} The options are ${KEYS.slice(1).join(', ')}.`,
    );
  }
  return value as Record<string, unknown>;
}
