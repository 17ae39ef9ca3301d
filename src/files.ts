import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Lists what is in a folder and in the folders below it: files, symbolic links, devices, but no
 * folders. Links are not followed. (`readdir` with `recursive` follows them on Node 26 and not
 * before, so it is not used.)
 *
 * @returns paths relative to the folder, with `/`, in the order of their names
 * @throws what `readdir` throws
 */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const lists = entries.map(async (entry) => {
    if (!entry.isDirectory()) return [entry.name];
    const below = await filesBelow(join(folder, entry.name));
    return below.map((path) => `${entry.name}/${path}`);
  });
  return (await Promise.all(lists)).flat().sort();
}

/**
 * What a file operation gives; `null` where there is no such file or folder. Every other error stays
 * one: what cannot be read is not absent.
 */
export async function unlessAbsent<Result>(operation: Promise<Result>): Promise<Result | null> {
  try {
    return await operation;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
