import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The files of a theme by path; texts are written as UTF-8. */
export type ThemeFiles = Readonly<Record<string, string>>;

/** A folder with a theme, for as long as `use` takes. Its path has spaces and Unicode in it. */
export async function withThemeFolder<Result>(
  files: ThemeFiles,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const parent = await mkdtemp(join(tmpdir(), 'guide-messaging-auth-'));
  const folder = join(parent, 'my thème ✓');
  try {
    await writeTheme(folder, files);
    return await use(folder);
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

async function writeTheme(folder: string, files: ThemeFiles): Promise<void> {
  for (const [path, text] of Object.entries({ 'templates/header.hbs': '<header>\n', ...files })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

/** Every file below a folder, by path, as Latin-1 so that each byte counts. */
export async function bytesOf(
  folder: string,
  encoding: 'latin1' | 'utf8' = 'latin1',
): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = files.map(async ({ parentPath, name }) => {
    const file = join(parentPath, name);
    return [file.slice(folder.length + 1), (await readFile(file)).toString(encoding)] as const;
  });
  return Object.fromEntries((await Promise.all(read)).sort(([a], [b]) => (a < b ? -1 : 1)));
}
