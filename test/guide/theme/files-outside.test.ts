import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readThemeFiles } from '../../../src/guide/theme/index.js';

let folder: string;
let theme: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'theme-links-'));
  theme = join(folder, 'theme');
  for (const name of ['templates', 'assets']) await mkdir(join(theme, name), { recursive: true });
  await writeFile(join(theme, 'manifest.json'), '{}');
  await writeFile(join(theme, 'assets/real.js'), 'of the theme');
  await writeFile(join(folder, 'secret.txt'), 'not of the theme');
});
afterEach(() => rm(folder, { recursive: true }));

const read = async () => {
  const files = await readThemeFiles(theme);
  return Object.fromEntries([...files].map(([path, bytes]) => [path, String(bytes)]));
};

describe('a file of a theme that leads out of it', () => {
  it.each([
    ['script.js', 'a file at the top', '../secret.txt'],
    ['templates/home_page.hbs', 'a template', '../../secret.txt'],
    ['assets/logo.png', 'an asset, by an absolute path', '/etc/hostname'],
    ['settings', 'a whole folder', '..'],
  ])('is refused: %s, %s', async (path, _, target) => {
    await symlink(target, join(theme, path));
    await expect(readThemeFiles(theme)).rejects.toThrow(
      new RegExp(`^${path}: this is a symbolic link to .*, outside the theme\\. Put the file`),
    );
  });

  it('is refused where the folder itself is reached by a link', async () => {
    await symlink('../secret.txt', join(theme, 'script.js'));
    await symlink(theme, join(folder, 'link'));
    await expect(readThemeFiles(join(folder, 'link'))).rejects.toThrow('outside the theme');
  });

  it('is refused where it leads nowhere', async () => {
    await symlink('gone.js', join(theme, 'script.js'));
    await expect(readThemeFiles(theme)).rejects.toThrow(
      'script.js: this symbolic link leads to a file that does not exist (ENOENT).',
    );
  });

  it('is read where it stays in the theme', async () => {
    await symlink('assets/real.js', join(theme, 'script.js'));
    expect(await read()).toMatchObject({ 'script.js': 'of the theme' });
  });
});

describe('what is not a file of a theme', () => {
  it.each(['script.js', 'assets/pipe.js'])(
    'is refused, not waited for: a pipe as %s',
    async (path) => {
      execFileSync('mkfifo', [join(theme, path)]);
      await expect(readThemeFiles(theme)).rejects.toThrow(`${path}: this is not a file but`);
    },
  );

  it('is refused: a folder in the place of a file', async () => {
    await mkdir(join(theme, 'style.css'));
    await expect(readThemeFiles(theme)).rejects.toThrow('style.css: this is not a file but');
  });

  it('is refused before it is read: more than 30 MiB', async () => {
    await writeFile(join(theme, 'assets/film.mp4'), '');
    // A file full of holes: it has a size, and takes no room.
    await truncate(join(theme, 'assets/film.mp4'), 31_457_281);
    await expect(readThemeFiles(theme)).rejects.toThrow(
      'assets/film.mp4: the file has 31457281 bytes; Guide accepts themes of at most 31457280 (30 MiB).',
    );
  });
});
