import { createHash } from 'node:crypto';
import { lstat, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { filesBelow, unlessAbsent } from '../files.js';
import { jobError, KitError, usageError } from '../kit-error.js';
import { printable } from '../terminal/index.js';

/** The build's own record of what it wrote, so that it never deletes what somebody else made. */
const RECORD = '.guide-messaging-auth.json';

const recordSchema = v.object({ files: v.record(v.string(), v.string()) });

/** Files by path, with `/` between folders, relative to the output folder. */
export type OutputFiles = ReadonlyMap<string, Uint8Array>;

/**
 * Writes the files of a build, and takes away those of an earlier build that are no longer made.
 *
 * @param folder made if it does not exist
 * @param list how folders are read; tests have a way of their own
 * @throws KitError `usage`, and writes nothing, where the folder contains files that no build made, or
 *   files of a build that somebody has changed since; `job` where it cannot be written
 */
export async function writeOutputFolder(
  folder: string,
  files: OutputFiles,
  list: typeof filesBelow = filesBelow,
): Promise<void> {
  const { before, existing } = await readFolder(folder, list);
  refuseForeignFiles(folder, existing, before, files);
  try {
    await replaceFiles(folder, existing, files);
  } catch (error) {
    const { code = 'error', path = folder } = error as NodeJS.ErrnoException;
    throw jobError(
      `--out: ${printable(path, 1000)} cannot be written (${code}). Make ${printable(folder)} writable, or choose another folder with --out.`,
      error,
    );
  }
}

/** The folder's files except the record; `null` for a link or the like, which no build makes. */
type ExistingFiles = ReadonlyMap<string, Uint8Array | null>;

async function readFolder(
  folder: string,
  list: typeof filesBelow,
): Promise<{ before: Readonly<Record<string, string>>; existing: ExistingFiles }> {
  try {
    return { before: await readRecord(folder), existing: await readExistingFiles(folder, list) };
  } catch (error) {
    if (error instanceof KitError) throw error;
    const { code = 'error' } = error as NodeJS.ErrnoException;
    const shown = printable(folder);
    if (code === 'ENOTDIR') {
      throw usageError(`--out: ${shown} is a file, or below one, and a folder was expected.`);
    }
    throw jobError(
      code === 'ENOENT'
        ? `--out: files in ${shown} were deleted while they were read. Nothing was written. End the program that deletes them, or choose another folder with --out.`
        : `--out: ${shown} cannot be read (${code}). Nothing was written. Make it readable, or choose another folder with --out.`,
      error,
    );
  }
}

async function readExistingFiles(folder: string, list: typeof filesBelow): Promise<ExistingFiles> {
  const paths = (await filesIn(folder, list)).filter((path) => path !== RECORD);
  const read = async (path: string) => [path, await plainFile(join(folder, path))] as const;
  return new Map(await Promise.all(paths.map(read)));
}

async function replaceFiles(
  folder: string,
  existing: ExistingFiles,
  files: OutputFiles,
): Promise<void> {
  for (const [path, bytes] of files) {
    if (isSame(existing.get(path), bytes)) continue;
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
  for (const path of existing.keys()) {
    if (!files.has(path)) await rm(join(folder, path));
  }
  const hashes = Object.fromEntries([...files].map(([path, bytes]) => [path, sha256(bytes)]));
  await writeFile(join(folder, RECORD), `${JSON.stringify({ files: hashes }, null, 2)}\n`);
}

function refuseForeignFiles(
  folder: string,
  existing: ExistingFiles,
  before: Readonly<Record<string, string>>,
  files: OutputFiles,
): void {
  const foreign: string[] = [];
  const changed: string[] = [];
  for (const [path, bytes] of existing) {
    if (isSame(bytes, files.get(path))) continue;
    if (bytes === null || before[path] === undefined) foreign.push(path);
    else if (before[path] !== sha256(bytes)) changed.push(path);
  }
  if (foreign.length > 0) {
    throw usageError(
      `--out: ${printable(folder)} contains files that the build did not make: ${some(foreign)}. Nothing was written. Choose another folder with --out, or move them away.`,
    );
  }
  if (changed.length > 0) {
    throw usageError(
      `--out: ${printable(folder)} contains files that were changed after the build: ${some(changed)}. Nothing was written. Keep your changes elsewhere (in the theme's source), then delete these files and build again.`,
    );
  }
}

/** A file's bytes; `null` for a link or the like, behind which a build must not write. */
async function plainFile(path: string): Promise<Uint8Array | null> {
  return (await lstat(path)).isFile() ? readFile(path) : null;
}

async function readRecord(folder: string): Promise<Readonly<Record<string, string>>> {
  const text = await unlessAbsent(readFile(join(folder, RECORD), 'utf8'));
  if (text === null) return {};
  try {
    return v.parse(recordSchema, JSON.parse(text)).files;
  } catch (error) {
    throw jobError(
      `${printable(join(folder, RECORD))} is damaged, so the build cannot tell which files are its own. Delete the folder, or choose another with --out.`,
      error,
    );
  }
}

async function filesIn(folder: string, list: typeof filesBelow): Promise<string[]> {
  // Only the folder itself may be absent: one below that vanishes while it is read proves nothing.
  return (await unlessAbsent(lstat(folder))) === null ? [] : list(folder);
}

function some(paths: readonly string[]): string {
  const more = paths.length - 3;
  return (
    paths
      .slice(0, 3)
      .map((path) => printable(path))
      .join(', ') + (more > 0 ? ` and ${more} more` : '')
  );
}

function isSame(one: Uint8Array | null | undefined, other: Uint8Array | undefined): boolean {
  return !!one && !!other && Buffer.compare(one, other) === 0;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
