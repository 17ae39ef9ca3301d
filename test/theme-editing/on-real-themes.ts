// Tries add, add again, add with other options and remove on copies of real themes:
//   npx tsx test/theme-editing/on-real-themes.ts FOLDER…
// A folder may be a theme, or contain several. Prints a line for each, and fails if one fails.
import { cp, mkdtemp, readdir, realpath, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { addCommand } from '../../src/commands/add.js';
import { removeCommand } from '../../src/commands/remove.js';
import { parseTemplate } from '../../src/guide/curlybars/index.js';
import { KitError } from '../../src/kit-error.js';
import { readThemeTexts } from '../../src/theme-editing/index.js';
import { bytesOf } from './theme-folder.js';

const ENDPOINT = 'https://jwt.example.com/messaging';

async function quietly<Result>(work: () => Promise<Result>): Promise<Result> {
  const { write } = process.stdout;
  process.stdout.write = () => true;
  try {
    return await work();
  } finally {
    process.stdout.write = write;
  }
}

const add = (folder: string, flags: Record<string, unknown> = {}) =>
  quietly(() =>
    addCommand.run({ args: [folder], flags: { endpoint: ENDPOINT, yes: true, ...flags } }),
  );
const remove = (folder: string) =>
  quietly(() => removeCommand.run({ args: [folder], flags: { yes: true } }));

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What went wrong on a copy of a theme; `null` when all was as it should be. */
async function problemWith(theme: string): Promise<string | null> {
  const before = bytesOf(theme);
  await add(theme);
  const added = bytesOf(theme);
  if (same(before, added)) return 'add changed nothing';
  parseTemplate((await readThemeTexts(await realpath(theme))).head ?? '');
  await add(theme);
  if (!same(added, bytesOf(theme))) return 'add again changed something';
  await add(theme, { inline: true, debug: true });
  await add(theme);
  if (!same(added, bytesOf(theme))) return 'add --inline and back is not what it was';
  await remove(theme);
  return same(before, bytesOf(theme)) ? null : 'remove did not restore each byte';
}

async function describeTheme(folder: string): Promise<string> {
  const { head, manifest, translations } = await readThemeTexts(await realpath(folder));
  const { api_version, name } = JSON.parse(manifest.replace(/^\uFEFF/, ''));
  const oddities = [
    /\r\n/.test(head ?? '') && 'CRLF head',
    /\r\n/.test(manifest) && 'CRLF manifest',
    /\t/.test(manifest) && 'tabs',
    manifest.startsWith('\uFEFF') && 'BOM',
    !/[\r\n]$/.test(head ?? '\n') && 'head without final newline',
    !/[\r\n]$/.test(manifest) && 'manifest without final newline',
    translations.size === 0 && 'no translations',
  ].filter(Boolean);
  return `${name}, API version ${api_version}, ${translations.size} translations${oddities.map((odd) => `, ${odd}`).join('')}`;
}

async function tryOn(theme: string): Promise<boolean> {
  const parent = await mkdtemp(join(tmpdir(), 'guide-messaging-auth-'));
  const copy = join(parent, basename(theme));
  try {
    await cp(theme, copy, { recursive: true, filter: (path) => basename(path) !== '.git' });
    const what = await describeTheme(copy);
    const problem = await problemWith(copy).catch((error: unknown) => {
      if (error instanceof KitError) return `refused: ${error.message.replaceAll(copy, '')}`;
      throw error;
    });
    console.log(
      `${problem === null ? '✓' : '✗'} ${basename(theme)} (${what})${problem === null ? '' : `: ${problem}`}`,
    );
    return problem === null;
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

async function themesIn(folder: string, depth = 2): Promise<string[]> {
  const isThere = (name: string) => stat(join(folder, name)).catch(() => null);
  if ((await isThere('manifest.json')) && (await isThere('templates'))) return [folder];
  if (depth === 0) return [];
  const below = (await readdir(folder, { withFileTypes: true }))
    .filter(
      (entry) =>
        entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules',
    )
    .map(({ name }) => themesIn(join(folder, name), depth - 1));
  return (await Promise.all(below)).flat();
}

const themes = (await Promise.all(process.argv.slice(2).map((folder) => themesIn(folder)))).flat();
const results: boolean[] = [];
for (const theme of themes.sort()) results.push(await tryOn(theme));
console.log(`${results.filter(Boolean).length} of ${results.length} themes`);
process.exitCode = results.length > 0 && results.every(Boolean) ? 0 : 1;
