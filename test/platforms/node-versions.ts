import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { packageRoot } from '../../src/package-root.js';

/*
 * `npm run test:node-versions`: takes each version of Node that people have from npm, and runs what
 * the README gives them to type on a fresh clone: `npm ci && npm start`, `npm ci && npm test`.
 * `npm run test:node-versions -- 24 26` tries those alone.
 */

const VERSIONS = ['20.19', '22', '24', '26'];

interface Result {
  readonly version: string;
  readonly start: string;
  readonly test: string;
}

const wanted = process.argv.slice(2);
const parent = mkdtempSync(join(tmpdir(), 'guide-messaging-auth-node-'));
try {
  const results: Result[] = [];
  for (const version of wanted.length > 0 ? wanted : VERSIONS) results.push(await tryOut(version));
  const rows = results.map(({ version, start, test }) => `| ${version} | ${start} | ${test} |`);
  console.info(['| Node | npm start | npm test |', '| --- | --- | --- |', ...rows].join('\n'));
  if (results.some(({ start, test }) => start !== 'passes' || test !== 'passes')) {
    process.exitCode = 1;
  }
} finally {
  rmSync(parent, { recursive: true, force: true });
}

async function tryOut(range: string): Promise<Result> {
  const bin = installNode(range);
  const clone = join(parent, `clone-${range}`);
  execFileSync('git', ['clone', '--quiet', packageRoot, clone]);
  // What npm passes to the scripts that it starts must not reach the npm of the clone.
  const inherited = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  const env = { ...Object.fromEntries(inherited), PATH: bin + delimiter + process.env.PATH };
  const version = execFileSync(join(bin, 'node'), ['--version'], { encoding: 'utf8' }).trim();
  const npm = (...args: string[]) =>
    spawnSync('npm', args, { cwd: clone, env, stdio: 'inherit' }).status === 0;
  if (!npm('ci', '--no-audit', '--no-fund')) return { version, start: 'npm ci fails', test: '' };
  return {
    version,
    start: (await startsUp(clone, env)) ? 'passes' : 'fails',
    test: npm('test') ? 'passes' : 'fails',
  };
}

function installNode(range: string): string {
  const folder = mkdtempSync(join(parent, 'node-'));
  const name = `node-${process.platform}-${process.arch}`;
  writeFileSync(join(folder, 'package.json'), '{"private": true}');
  const options = ['--no-audit', '--no-fund', '--ignore-scripts'];
  execFileSync('npm', ['install', ...options, `${name}@${range}`], { cwd: folder });
  return join(folder, 'node_modules', name, 'bin');
}

/** Starts the local Help Center on a free port, opens its first page and ends it with Ctrl-C. */
async function startsUp(clone: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const child = spawn('npm', ['start', '--', '--port', '0'], { cwd: clone, env, detached: true });
  try {
    const url = await printed(child, /Help Center\s+(http:\/\/\S+)/);
    return url !== undefined && (await fetch(url)).status === 200;
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGINT');
  }
}

function printed(child: ChildProcess, pattern: RegExp): Promise<string | undefined> {
  return new Promise((resolve) => {
    let output = '';
    child.stdout?.on('data', (data) => {
      output += data;
      const found = pattern.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => resolve(undefined));
  });
}
