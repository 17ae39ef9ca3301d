import { access, constants, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { jobError, KitError } from '../kit-error.js';
import { printable } from '../terminal/index.js';
import { type FileSystem, realFileSystem } from './file-system.js';
import {
  closeJournal,
  fingerprintOf,
  JOURNAL,
  JOURNAL_FOLDER,
  type JournalEntry,
  openJournal,
  removeJournalFolder,
  rollBack,
  sha256,
} from './journal.js';
import { realThemePath } from './theme-path.js';
import type { FileChange } from './theme-texts.js';

interface Target extends FileChange {
  readonly file: string;
}

/**
 * Makes all changes, or none.
 *
 * Old and new texts first go to a folder inside the theme, with a journal; then each new file takes
 * its place in one step (rename). Where a step fails, the old files are put back. After a crash the
 * journal is still there, and `recoverTheme` puts them back at the next run; until then every file
 * is whole, and the order of the changes keeps the theme valid.
 *
 * @param root the theme's folder, from `themeRoot`
 * @throws KitError, with nothing changed, when a file cannot be written or is not what it was
 */
export async function writeChanges(
  root: string,
  changes: readonly FileChange[],
  fileSystem: FileSystem = realFileSystem,
): Promise<void> {
  if (changes.length === 0) return;
  const targets = await Promise.all(
    changes.map(async (change) => ({ ...change, file: await realThemePath(root, change.path) })),
  );
  await refuseReadOnly(root, targets);
  await refuseChanged(targets);

  await openJournal(root, fileSystem);
  const done: JournalEntry[] = [];
  try {
    const entries = await prepare(root, targets, fileSystem);
    for (const [index, entry] of entries.entries()) {
      await takeEffect(root, index, entry, fileSystem);
      done.push(entry);
    }
    await closeJournal(root, fileSystem);
  } catch (error) {
    throw await undone(root, done, error, fileSystem);
  }
  // The changes are made; a folder that cannot be removed now is removed by the next run.
  await removeJournalFolder(root, fileSystem).catch(() => {});
}

async function prepare(
  root: string,
  targets: readonly Target[],
  fileSystem: FileSystem,
): Promise<JournalEntry[]> {
  const folder = join(root, JOURNAL_FOLDER);
  const entries: JournalEntry[] = [];
  for (const [index, { file, before, after }] of targets.entries()) {
    if (before !== null) await fileSystem.copyFile(file, join(folder, `old-${index}`));
    if (after !== null) {
      const fresh = join(folder, `new-${index}`);
      await fileSystem.writeFile(fresh, after, { flush: true });
      if (before !== null) await fileSystem.chmod(fresh, (await stat(file)).mode);
    }
    entries.push({
      path: relative(root, file).replaceAll('\\', '/'),
      before: before === null ? null : sha256(before),
      after: after === null ? null : sha256(after),
    });
  }
  const draft = join(folder, `${JOURNAL}.draft`);
  await fileSystem.writeFile(draft, JSON.stringify(entries), { flush: true });
  await fileSystem.rename(draft, join(folder, JOURNAL));
  return entries;
}

/** Looks once more immediately before: an editor may have saved the file while others were written. */
async function takeEffect(
  root: string,
  index: number,
  { path, before, after }: JournalEntry,
  fileSystem: FileSystem,
): Promise<void> {
  const file = join(root, path);
  if ((await fingerprintOf(file)) !== before) throw changedMeanwhile(path);
  if (after !== null) await fileSystem.rename(join(root, JOURNAL_FOLDER, `new-${index}`), file);
  else await fileSystem.rm(file);
}

async function undone(
  root: string,
  done: readonly JournalEntry[],
  cause: unknown,
  fileSystem: FileSystem,
): Promise<Error> {
  const reason = cause instanceof Error ? printable(cause.message) : String(cause);
  try {
    const foreign = await rollBack(root, done, fileSystem);
    if (foreign.length > 0) {
      return jobError(
        `${foreign.map((path) => printable(path)).join(', ')}: changed by another program while this run wrote. These files are left as that program saved them; every other file is as before. Compare them with the old files in ${JOURNAL_FOLDER} (old-…), delete that folder, then run this again.`,
        cause,
      );
    }
    await closeJournal(root, fileSystem);
    await removeJournalFolder(root, fileSystem);
  } catch {
    return jobError(
      `The theme could not be written (${reason}), and what was written could not be put back. Run this again when the disk can be written: it puts the theme back first.`,
      cause,
    );
  }
  if (cause instanceof KitError) return cause;
  return jobError(`The theme could not be written, so nothing was changed: ${reason}.`, cause);
}

/** Root may write to anything, so the permission itself is looked at too. */
async function refuseReadOnly(root: string, targets: readonly Target[]): Promise<void> {
  const places = new Map<string, string>([['the theme’s folder', root]]);
  for (const { path, file, before } of targets) {
    places.set(
      path.includes('/') ? `${path.slice(0, path.lastIndexOf('/'))}/` : path,
      dirname(file),
    );
    if (before !== null) places.set(path, file);
  }
  const readOnly: string[] = [];
  for (const [name, place] of places) {
    const writable = await access(place, constants.W_OK).then(
      () => true,
      () => false,
    );
    if (!writable || ((await stat(place)).mode & 0o222) === 0) readOnly.push(name);
  }
  if (readOnly.length > 0) {
    throw jobError(
      `Read-only: ${readOnly.map((name) => printable(name)).join(', ')}. Nothing was changed. Make it writable (chmod u+w), then run this again.`,
    );
  }
}

async function refuseChanged(targets: readonly Target[]): Promise<void> {
  for (const { path, file, before } of targets) {
    const expected = before === null ? null : sha256(before);
    if ((await fingerprintOf(file)) !== expected) throw changedMeanwhile(path);
  }
}

const changedMeanwhile = (path: string): KitError =>
  jobError(
    `${printable(path)} was changed by another program in the meantime. Nothing was changed; run this again.`,
  );
