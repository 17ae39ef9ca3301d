import { createHash } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { unlessAbsent } from '../files.js';
import { jobError } from '../kit-error.js';
import { printable } from '../terminal/index.js';
import { type FileSystem, realFileSystem } from './file-system.js';
import { realThemePath } from './theme-path.js';
import { TEXT_ASSET } from './theme-texts.js';

/** Below the theme's folder, while its files are replaced. zcli and Guide do not read it. */
export const JOURNAL_FOLDER = '.guide-messaging-auth';
export const JOURNAL = 'journal.json';

/** The SHA-256 of a file's bytes; `null` where there is no file. */
const fingerprint = v.nullable(v.pipe(v.string(), v.hexadecimal()));

/** One file that is being replaced; its texts are `old-N` and `new-N` next to the journal. */
const journalEntry = v.object({
  // Whatever a journal contains, only files that this kit writes are put back.
  path: v.pipe(
    v.string(),
    v.check((path) => !path.includes('\\') && !path.split('/').includes('..')),
    v.check((path) => path.endsWith('.hbs') || TEXT_ASSET.test(path)),
  ),
  /** Of the file before the run, and after it: what is neither was changed by somebody else. */
  before: fingerprint,
  after: fingerprint,
});
export type JournalEntry = v.InferOutput<typeof journalEntry>;

/**
 * Puts a theme back to what it was before a run that was interrupted while it wrote.
 *
 * @returns whether there was such a run
 * @throws KitError when its journal cannot be read
 */
export async function recoverTheme(
  root: string,
  fileSystem: FileSystem = realFileSystem,
): Promise<boolean> {
  if (!(await wasInterrupted(root))) return false;
  const journal = await unlessAbsent(readFile(join(root, JOURNAL_FOLDER, JOURNAL), 'utf8'));
  // Without a journal nothing had taken its place yet.
  if (journal !== null) {
    const foreign = await rollBack(root, parseJournal(journal), fileSystem);
    if (foreign.length > 0) {
      throw jobError(
        `${foreign.map((path) => printable(path)).join(', ')}: changed since a run that was interrupted, so not put back. The old files are in ${JOURNAL_FOLDER} (old-…): compare them, then delete that folder.`,
      );
    }
  }
  await closeJournal(root, fileSystem);
  await removeJournalFolder(root, fileSystem);
  return true;
}

/** Whether an earlier run stopped while it wrote. */
export async function wasInterrupted(root: string): Promise<boolean> {
  const folder = await unlessAbsent(lstat(join(root, JOURNAL_FOLDER)));
  return folder?.isDirectory() ?? false;
}

function parseJournal(journal: string): JournalEntry[] {
  try {
    return v.parse(v.array(journalEntry), JSON.parse(journal));
  } catch (error) {
    throw jobError(
      `${JOURNAL_FOLDER}/${JOURNAL} cannot be read. Next to it are the old files (old-…) of an interrupted run: put them back by hand, then delete the folder.`,
      error,
    );
  }
}

/**
 * Puts the old files back, the last one first. Doing it twice does no harm.
 *
 * @returns the files that somebody else has changed since; they stay as they are
 */
export async function rollBack(
  root: string,
  entries: readonly JournalEntry[],
  fileSystem: FileSystem,
): Promise<string[]> {
  const foreign: string[] = [];
  for (const [index, { path, before, after }] of [...entries.entries()].reverse()) {
    const file = await realThemePath(root, path);
    const now = await fingerprintOf(file);
    if (now === before) continue;
    if (now !== after) foreign.push(path);
    else if (before === null) await fileSystem.rm(file);
    else await fileSystem.rename(join(root, JOURNAL_FOLDER, `old-${index}`), file);
  }
  return foreign;
}

/** The SHA-256 of a file's bytes; `null` where there is no file. */
export async function fingerprintOf(file: string): Promise<string | null> {
  const bytes = await unlessAbsent(readFile(file));
  return bytes && sha256(bytes);
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Makes the folder for old and new texts.
 *
 * @throws KitError when it is there: two runs must not write to one theme at the same time
 */
export async function openJournal(root: string, fileSystem: FileSystem): Promise<void> {
  await fileSystem.mkdir(join(root, JOURNAL_FOLDER)).catch((error: NodeJS.ErrnoException) => {
    throw jobError(
      error.code === 'EEXIST'
        ? `${JOURNAL_FOLDER} exists: another run is writing to this theme. Nothing was changed.`
        : `The theme could not be written, so nothing was changed: ${error.message}.`,
      error,
    );
  });
}

/** From here on there is nothing to put back: the changes are made, or undone. */
export async function closeJournal(root: string, fileSystem: FileSystem): Promise<void> {
  await fileSystem.rm(join(root, JOURNAL_FOLDER, JOURNAL), { force: true });
}

export async function removeJournalFolder(root: string, fileSystem: FileSystem): Promise<void> {
  await fileSystem.rm(join(root, JOURNAL_FOLDER), { recursive: true, force: true });
}
