import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CONFIG_FILE } from '../../src/config/index.js';
import { runInProcess } from './run-kit.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kit doctor ü-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('guide-messaging-auth doctor, with a config file', () => {
  const doctor = async (config: object) => {
    await writeFile(join(folder, CONFIG_FILE), JSON.stringify(config));
    return runInProcess(['doctor', '--json'], folder);
  };

  it.each([
    ['cookie', 'could-not-tell'],
    ['id-token', 'ok'],
  ])('knows the proof: with %s, whether cookies are sent is %s', async (proof, verdict) => {
    const server = createServer((_, response) => response.writeHead(401).end()).listen(0);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { stdout } = await doctor({ endpoint: `http://127.0.0.1:${port}/messaging`, proof });
    server.close();
    expect(JSON.parse(stdout).findings).toContainEqual(
      expect.objectContaining({ check: 'cookies-sent', verdict }),
    );
  });

  it('refuses a proof that does not exist, before anybody is asked', async () => {
    const { exitCode, stderr } = await doctor({
      endpoint: 'https://jwt.example.com/messaging',
      proof: 'cooky',
    });
    expect(stderr).toContain('guide-messaging-auth.config.json: "proof": "cooky" is not one of');
    expect(exitCode).toBe(2);
  });
});
