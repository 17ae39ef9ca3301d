import { readFile } from 'node:fs/promises';
import { usageError } from '../kit-error.js';
import { printable } from '../terminal/index.js';

/**
 * Reads a file with one secret or token. Its content is never printed, not even in an error.
 *
 * @param flag the option that named the file, for the message
 * @throws KitError `usage` when it cannot be read, or is empty
 */
export async function readSecretFile(flag: string, file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw usageError(`${flag}: ${printable(file)} cannot be read (${error.code ?? 'error'}).`);
  });
  if (text.trim() === '') throw usageError(`${flag}: ${printable(file)} is empty.`);
  return text.trim();
}
