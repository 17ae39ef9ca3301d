import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runInProcess } from './run-kit.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kit add ü-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('guide-messaging-auth add', () => {
  const add = async (endpoint: string) => {
    await mkdir(join(folder, 'templates'));
    await writeFile(join(folder, 'manifest.json'), '{}');
    return runInProcess(['add', folder, '--endpoint', endpoint], folder);
  };

  it('warns that an endpoint has no path, and adds it all the same', async () => {
    const { exitCode, stderr } = await add('https://jwt.example.com');
    expect(stderr).toContain(
      'Warning: --endpoint: https://jwt.example.com/ has no path, and token endpoints have one',
    );
    expect(exitCode).toBe(0);
    expect(await readFile(join(folder, 'manifest.json'), 'utf8')).toContain(
      '"value":"https://jwt.example.com/"',
    );
  });

  it('warns of nothing where the endpoint has a path', async () => {
    expect(await add('https://jwt.example.com/messaging')).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
  });
});
