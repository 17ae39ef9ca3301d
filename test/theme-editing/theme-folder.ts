import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { JOURNAL_FOLDER } from '../../src/theme-editing/journal.js';

/** The files of a theme by path; texts are written as UTF-8. */
export type ThemeFiles = Readonly<Record<string, string>>;

/** A folder with a theme, for as long as `use` takes. Its path has spaces and Unicode in it. */
export async function withThemeFolder<Result>(
  files: ThemeFiles,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const parent = mkdtempSync(join(tmpdir(), 'guide-messaging-auth-'));
  const folder = join(parent, 'my thème ✓');
  try {
    writeTheme(folder, files);
    return await use(folder);
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

function writeTheme(folder: string, files: ThemeFiles): void {
  for (const [path, text] of Object.entries({ 'templates/header.hbs': '<header>\n', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Makes a theme what it was: a new folder for each of many tries is what costs the most. */
export function restoreTheme(folder: string, files: Readonly<Record<string, string>>): void {
  rmSync(join(folder, JOURNAL_FOLDER), { recursive: true, force: true });
  const now = bytesOf(folder, 'utf8');
  for (const path of Object.keys(now)) {
    if (!(path in files)) rmSync(join(folder, path));
  }
  for (const [path, text] of Object.entries(files)) {
    if (now[path] !== text) writeFileSync(join(folder, path), text);
  }
}

/** Every file below a folder, by path, as Latin-1 so that each byte counts. */
export function bytesOf(
  folder: string,
  encoding: 'latin1' | 'utf8' = 'latin1',
): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(({ parentPath, name }) => {
    const file = join(parentPath, name);
    return [file.slice(folder.length + 1), readFileSync(file, encoding)] as const;
  });
  return Object.fromEntries(read.sort(([a], [b]) => (a < b ? -1 : 1)));
}
