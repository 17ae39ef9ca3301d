import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { ask } from '../token-endpoint/ask.js';
import { CONTRACT } from '../token-endpoint/contract-cases.js';
import { environmentOf } from '../token-endpoint/environment-of.js';
import { createSigningKey } from '../token-endpoint/signing-key.js';
import { startZendesk, type ZendeskStandIn } from '../token-endpoint/zendesk-stand-in.js';
import { buildByHand } from './dockerfile.js';
import { PLATFORMS, type Platform } from './programs.js';

/*
 * The packed kit on each platform: installed from the tarball in an empty folder, started by the
 * program that the docs print, and asked every case of the contract. Prints the table of the docs.
 * PLATFORMS='Bun;Deno' runs those alone.
 */

const run = promisify(execFile);
const key = createSigningKey('zendesk-1');
const results = new Map<string, { passed: number; failed: string[] }>();
const wanted = process.env.PLATFORMS?.split(';');

let parent: string;
let tarball: string;
let zendesk: ZendeskStandIn;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'guide-messaging-auth-platforms-'));
  const { stdout } = await run('npm', ['pack', '--silent', '--pack-destination', parent], {
    cwd: packageRoot,
  });
  tarball = join(parent, stdout.trim().split('\n').at(-1) ?? '');
  zendesk = await startZendesk(key);
});

afterAll(async () => {
  await zendesk?.close();
  await rm(parent, { recursive: true, force: true });
  console.info(`\n${table()}\n`);
});

describe.each(PLATFORMS.filter(({ name }) => !wanted || wanted.includes(name)))(
  'on $name',
  (platform) => {
    let child: ChildProcess;
    let url = '';
    const result = { passed: 0, failed: [] as string[] };

    beforeAll(async () => {
      results.set(platform.name, result);
      const folder = await install(platform);
      ({ child, url } = await start(platform, folder));
    });
    afterAll(() => child?.kill());
    afterEach(({ task }) => {
      if (task.result?.state === 'pass') result.passed += 1;
      else result.failed.push(task.name);
    });

    it.each(CONTRACT)('$name', async ({ request, holds }) => {
      holds(await ask(url + (platform.path ?? ''), request(key)));
    });
  },
);

async function install({ name, packages, files }: Platform): Promise<string> {
  const folder = join(parent, name.replace(/\W+/g, '-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await mkdir(folder, { recursive: true });
  // In the folder itself, as the context of a Dockerfile needs it.
  await cp(tarball, join(folder, basename(tarball)));
  const dependencies = { 'guide-messaging-auth': `file:${basename(tarball)}`, ...packages };
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  const options = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];
  // npm hands the repository's .npmrc down to what it starts.
  const env = { ...process.env, npm_config_engine_strict: 'false' };
  await run('npm', ['install', ...options], { cwd: folder, env });
  return folder;
}

function start(
  { command }: Platform,
  context: string,
): Promise<{ child: ChildProcess; url: string }> {
  const image =
    command === 'Dockerfile' ? buildByHand(context) : { folder: context, env: {}, command };
  const { folder } = image;
  const [program = '', ...args] = image.command;
  const { PATH = '', HOME = '' } = process.env;
  const settings = { ...environmentOf(zendesk), PORT: '0', NEXT_TELEMETRY_DISABLED: '1' };
  const child = spawn(programFile(program, folder), args, {
    cwd: folder,
    env: { PATH, HOME, ...image.env, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data) => {
        output += data;
        const port = /listening on http:\/\/(?:127\.0\.0\.1|0\.0\.0\.0):(\d+)/.exec(output)?.[1];
        if (port) resolve({ child, url: `http://127.0.0.1:${port}` });
      });
    }
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`it ended with ${code}:\n${output}`)));
  });
}

function programFile(program: string, folder: string): string {
  if (program === 'node') return process.execPath;
  if (program.startsWith('node_modules/')) return join(folder, program);
  const inModules = program.includes('/') ? program : `.bin/${program}`;
  return join(folder, 'node_modules', inModules);
}

function table(): string {
  const rows = [...results].map(([name, { passed, failed }]) => {
    const { packages } = PLATFORMS.find((platform) => platform.name === name) ?? { packages: {} };
    const [version = process.versions.node] = Object.values(packages);
    return `| ${name} | ${version} | ${passed} of ${CONTRACT.length} | ${failed.join('; ')} |`;
  });
  return [
    '| platform | version | cases of the contract | fails |',
    '| --- | --- | ---: | --- |',
    ...rows,
  ].join('\n');
}
