import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runInProcess, runKit } from './run-kit.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kit-dev-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('guide-messaging-auth dev, called wrongly', () => {
  it.each([
    ['a folder that does not exist', ['nowhere'], 'There is no folder nowhere'],
    ['a folder that is not a theme', ['.'], 'There is no manifest.json'],
    ['a port that is not a number', ['--port', 'abc'], '--port: "abc" is not a port'],
    ['a port that is too large', ['--port', '70000'], '--port: expected a whole number'],
    ['a folder without content', ['--content', 'nowhere'], 'The content folder'],
    ['an empty host', ['--host', ''], '--host: the address is empty'],
    ['an option twice', ['--port', '0', '--port', '1'], '--port is given twice'],
    ['a key without an endpoint', ['--key-id', 'app_1'], 'Add --endpoint'],
    [
      'a key without its secret',
      ['--endpoint', 'http://localhost:1/messaging', '--key-id', 'app_1'],
      '--secret-file: the secret of the key is missing',
    ],
    ['an endpoint in the clear', ['--endpoint', 'http://a.example'], 'not encrypted'],
  ])('reports it and exits with 2: %s', async (_, args, message) => {
    const { exitCode, stderr, stdout } = await runInProcess(['dev', ...args], folder);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  });

  it('names file, line and column of a manifest that is not JSON, and exits with 1', async () => {
    await writeFile(join(folder, 'manifest.json'), '{\n  "name" 1\n}');
    expect(await runInProcess(['dev', '.', '--port', '0'], folder)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/manifest\.json:2:\d+: /),
    });
  });

  it('names --port where the port is taken, and exits with 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    expect(await runKit(['dev', '--port', `${port}`], folder)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining(
        `Port ${port} is taken by another program. Choose another: --port`,
      ),
    });
    other.close();
  });
});
