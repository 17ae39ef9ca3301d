import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { jobError } from '../kit-error.js';
import { type FileSystem, realFileSystem } from './file-system.js';
import { realThemePath } from './theme-path.js';

/** Below the theme's folder, while its files are replaced. zcli and Guide do not read it. */
export const JOURNAL_FOLDER = '.guide-messaging-auth';
export const JOURNAL = 'journal.json';

/** One file that is being replaced; its texts are `old-N` and `new-N` beside the journal. */
const journalEntry = v.object({
  // Whatever a journal says, only files that this kit writes are put back.
  path: v.pipe(v.string(), v.regex(/^(?!.*\.\.\/)[^\\]+\.(?:hbs|json)$/)),
  existed: v.boolean(),
  remains: v.boolean(),
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
  const journal = await readFile(join(root, JOURNAL_FOLDER, JOURNAL), 'utf8').catch(() => null);
  // Without a journal nothing had taken its place yet.
  if (journal !== null) await rollBack(root, parseJournal(journal), fileSystem);
  await closeJournal(root, fileSystem);
  await removeJournalFolder(root, fileSystem);
  return true;
}

/** Whether an earlier run stopped while it wrote. */
export async function wasInterrupted(root: string): Promise<boolean> {
  const folder = await lstat(join(root, JOURNAL_FOLDER)).catch(() => null);
  return folder?.isDirectory() ?? false;
}

function parseJournal(journal: string): JournalEntry[] {
  try {
    return v.parse(v.array(journalEntry), JSON.parse(journal));
  } catch (error) {
    throw jobError(
      `${JOURNAL_FOLDER}/${JOURNAL} cannot be read. Beside it are the old files (old-…) of an interrupted run: put them back by hand, then delete the folder.`,
      error,
    );
  }
}

/** Puts the old files back, the last one first. Doing it twice does no harm. */
export async function rollBack(
  root: string,
  entries: readonly JournalEntry[],
  fileSystem: FileSystem,
): Promise<void> {
  for (const [index, { path, existed }] of [...entries.entries()].reverse()) {
    const file = await realThemePath(root, path);
    const old = join(root, JOURNAL_FOLDER, `old-${index}`);
    if (!existed) await fileSystem.rm(file, { force: true });
    else if (await isThere(old)) await fileSystem.rename(old, file);
  }
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
        ? `${JOURNAL_FOLDER} is there: another run is writing to this theme. Nothing was changed.`
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

const isThere = (file: string): Promise<boolean> =>
  lstat(file).then(
    () => true,
    () => false,
  );
