import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { usageError } from '../kit-error.js';
import type { PageStore } from './help-center-api.js';

/** Notes which files are the pull's own: only those are ever replaced or deleted. */
const RECORD = 'pull.json';
/** Answers that were received, until the pull is complete. */
const ANSWERS = '.pull';
/** Milliseconds: after a day a pull starts from the beginning. */
const LONGEST_PAUSE = 24 * 60 * 60 * 1000;

const recordSchema = v.object({ from: v.string(), files: v.array(v.string()) });

export interface OutputFolder {
  readonly answers: PageStore;
  /** Writes the content and deletes what an earlier pull wrote and this one did not. */
  write(files: ReadonlyMap<string, string | Uint8Array>): Promise<void>;
}

/**
 * Opens the folder that a pull writes into: a new one, an empty one, or one of an earlier pull.
 *
 * @param from the Help Center's address
 * @throws KitError (usage) for a folder with anything else in it
 */
export async function openOutputFolder(folder: string, from: string): Promise<OutputFolder> {
  const names = await namesIn(folder);
  const record = await readRecord(folder);
  if (names.length > 0 && record === undefined) {
    throw usageError(
      `--out: ${folder} has files that no pull has written. Name a new or an empty folder.`,
    );
  }
  if (record && record.from !== from) {
    throw usageError(
      `--out: ${folder} has the content of ${record.from}. Name another folder for ${from}.`,
    );
  }
  const earlier = record?.files ?? [];
  await save(folder, RECORD, recordText(from, earlier));
  return {
    answers: pageStore(join(folder, ANSWERS)),
    async write(files) {
      // Noted first: what an interrupted run has written is the pull's own, too.
      await save(folder, RECORD, recordText(from, [...new Set([...earlier, ...files.keys()])]));
      await someAtOnce([...files], ([path, content]) => save(folder, path, content));
      const gone = earlier.filter((path) => !files.has(path) && isInside(path));
      await someAtOnce(gone, (path) => remove(folder, path));
      await save(folder, RECORD, recordText(from, [...files.keys()]));
      await rm(join(folder, ANSWERS), { recursive: true, force: true });
    },
  };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw usageError(`--out: ${folder} is not a folder that can be read. Name another one.`);
  }
}

async function readRecord(folder: string): Promise<v.InferOutput<typeof recordSchema> | undefined> {
  const text = await readFile(join(folder, RECORD), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return v.parse(recordSchema, JSON.parse(text));
  } catch {
    return undefined;
  }
}

const recordText = (from: string, files: readonly string[]) =>
  `${JSON.stringify({ from, files }, null, 2)}\n`;

/** The record is a file that somebody could have edited. */
const isInside = (path: string) => !path.split(/[\\/]/).includes('..') && !/^[\\/]|^\w:/.test(path);

async function save(folder: string, path: string, content: string | Uint8Array): Promise<void> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}

async function remove(folder: string, path: string): Promise<void> {
  await rm(join(folder, path), { force: true });
  // The article's own folder, when this was its last file.
  if (dirname(path) !== '.') await rmdir(join(folder, dirname(path))).catch(() => {});
}

/** Thousands of files: neither one after the other nor all at once. */
async function someAtOnce<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < items.length; start += 50) {
    await Promise.all(items.slice(start, start + 50).map(work));
  }
}

function pageStore(folder: string): PageStore {
  const fileOf = (address: string) =>
    join(folder, `${createHash('sha256').update(address).digest('hex')}.json`);
  return {
    async read(address) {
      const file = fileOf(address);
      const found = await stat(file).catch(() => undefined);
      if (!found || Date.now() - found.mtimeMs > LONGEST_PAUSE) return undefined;
      return readFile(file, 'utf8');
    },
    async write(address, answer) {
      await mkdir(folder, { recursive: true });
      const file = fileOf(address);
      // Whole or not at all, however the process ends.
      await writeFile(`${file}.part`, answer);
      await rename(`${file}.part`, file);
    },
  };
}
