import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeOutputFolder } from '../../src/theme-package/output-folder.js';

let parent: string;
let out: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'kit-output-'));
  out = join(parent, 'dist');
});
afterEach(() => rm(parent, { recursive: true }));

const write = (files: Record<string, string>) =>
  writeOutputFolder(
    out,
    new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)])),
  );

const putByHand = async (path: string, text: string) => {
  await mkdir(join(out, path, '..'), { recursive: true });
  await writeFile(join(out, path), text);
};

const contents = async (): Promise<Record<string, string>> => {
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  return Object.fromEntries(
    await Promise.all(
      paths.map(async ({ parentPath, name }) => [
        name,
        await readFile(join(parentPath, name), 'utf8'),
      ]),
    ),
  );
};

describe('the output folder', () => {
  it('is made, with its folders', async () => {
    await write({ 'a.txt': '1', 'theme/b.txt': '2' });
    expect(await contents()).toEqual({ 'a.txt': '1', 'b.txt': '2' });
  });

  it('is written again by a second build', async () => {
    await write({ 'a.txt': '1' });
    await write({ 'a.txt': '2' });
    expect(await contents()).toEqual({ 'a.txt': '2' });
  });

  it('loses what an earlier build made and this one does not', async () => {
    await write({ 'a.txt': '1', 'b.txt': '2' });
    await write({ 'a.txt': '1' });
    expect(await contents()).toEqual({ 'a.txt': '1' });
  });

  it('takes a file of its own that is no longer recorded', async () => {
    await putByHand('a.txt', 'same');
    await write({ 'a.txt': 'same' });
    expect(await contents()).toEqual({ 'a.txt': 'same' });
  });
});

describe('an output folder with files of somebody else’s', () => {
  it.each([
    ['next to ours', 'notes.txt'],
    ['in the place of ours', 'a.txt'],
    ['deep below', 'theme/templates/mine.hbs'],
  ])('is refused: %s', async (_, path) => {
    await putByHand(path, 'precious');
    await expect(write({ 'a.txt': '1' })).rejects.toThrow(
      `contains files that the build did not make: ${path}. Nothing was written.`,
    );
  });

  it.each([
    ['to a folder', 'theme', 'elsewhere'],
    ['to a file', 'a.txt', 'elsewhere/file.txt'],
    ['to nothing', 'a.txt', 'nowhere'],
  ])('is refused where it is a link %s', async (_, path, target) => {
    await mkdir(join(parent, 'elsewhere'));
    await writeFile(join(parent, 'elsewhere/file.txt'), '1');
    await mkdir(out);
    await symlink(join(parent, target), join(out, path));
    await expect(write({ 'a.txt': '1', 'theme/b.txt': '2' })).rejects.toThrow(
      `contains files that the build did not make: ${path}. Nothing was written.`,
    );
    expect(await readdir(join(parent, 'elsewhere'))).toEqual(['file.txt']);
  });

  it('is refused where a folder below it vanishes while it is read', async () => {
    await putByHand('notes.txt', 'precious');
    const vanished = Object.assign(new Error('gone'), { code: 'ENOENT' });
    const list = () => Promise.reject(vanished);
    const files = new Map([['notes.txt', new TextEncoder().encode('ours')]]);
    await expect(writeOutputFolder(out, files, list)).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('were deleted while they were read. Nothing was written.'),
    });
    expect(await contents()).toEqual({ 'notes.txt': 'precious' });
  });

  it('is refused where its record cannot be read', async () => {
    await mkdir(join(out, '.guide-messaging-auth.json'), { recursive: true });
    await expect(write({ 'a.txt': '1' })).rejects.toThrow('cannot be read (EISDIR)');
  });

  it('shows a name of theirs, and does not obey it', async () => {
    await putByHand('\u001b[2J\n.txt', '');
    await expect(write({ z: '' })).rejects.toThrow('did not make: \\u001b[2J\\u000a.txt. Nothing');
  });

  it('is left as it was', async () => {
    await putByHand('notes.txt', 'precious');
    await write({ 'a.txt': '1' }).catch(() => undefined);
    expect(await contents()).toEqual({ 'notes.txt': 'precious' });
  });

  it('is refused where somebody changed a file of the build’s', async () => {
    await write({ 'a.txt': '1' });
    await putByHand('a.txt', 'edited');
    await expect(write({ 'a.txt': '2' })).rejects.toThrow(/changed after the build: a\.txt/);
    expect(await contents()).toEqual({ 'a.txt': 'edited' });
  });

  it('names three files and counts the rest', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) await putByHand(name, '');
    await expect(write({ z: '' })).rejects.toThrow('a, b, c and 2 more');
  });
});

describe('an output folder that is not a folder', () => {
  it('is refused where it is a file', async () => {
    await writeFile(out, 'a file');
    await expect(write({ 'a.txt': '1' })).rejects.toThrow(/is a file, or below one/);
  });

  it('is refused with its name where it cannot be written', async () => {
    await putByHand('b/c.txt', '1');
    // A name that is too long for any file system, since root may write everywhere.
    await expect(write({ 'b/c.txt': '1', ['x'.repeat(300)]: '' })).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(/^--out: .+x cannot be written \(ENAMETOOLONG\)\. Make /),
    });
  });

  it('is refused where the build’s record is damaged', async () => {
    await putByHand('.guide-messaging-auth.json', '{');
    await expect(write({ 'a.txt': '1' })).rejects.toThrow(/is damaged/);
  });
});
