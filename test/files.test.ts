import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesBelow } from '../src/files.js';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'files-below-'));
  await mkdir(join(parent, 'folder/b/c'), { recursive: true });
  await writeFile(join(parent, 'folder/b/c/d.txt'), '');
  await writeFile(join(parent, 'folder/a.txt'), '');
});
afterEach(() => rm(parent, { recursive: true, force: true }));

describe('the files below a folder', () => {
  it('are listed by their paths, without the folders', async () => {
    expect(await filesBelow(join(parent, 'folder'))).toEqual(['a.txt', 'b/c/d.txt']);
  });

  it('include links, which are not followed: neither out of the folder nor in a circle', async () => {
    await symlink(parent, join(parent, 'folder/out'));
    await symlink('..', join(parent, 'folder/b/up'));
    expect(await filesBelow(join(parent, 'folder'))).toEqual(['a.txt', 'b/c/d.txt', 'b/up', 'out']);
  });

  it('cannot be listed where there is no folder', async () => {
    await expect(filesBelow(join(parent, 'none'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
