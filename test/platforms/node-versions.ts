import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot } from '../../src/package-root.js';

/*
 * `npm run test:node-versions`: takes each version of Node that people have from npm, and runs what
 * the README gives them to type on a fresh clone: `npm ci && npm start`, `npm ci && npm test`.
 *
 * `npm run test:node-versions -- 24 26` tries those alone, and `--only install,start` those steps.
 * Clones, logs and results stay in a folder of the commit, which is named at the end: a run that was
 * cancelled goes on where it stopped, and `--again` begins from the start. `--ignore-scripts` leaves
 * out the packages' own install scripts: without a network, node-gyp waits minutes for headers.
 */

const VERSIONS = ['20.19', '22', '24', '26'];
const STEPS = ['install', 'start', 'test'] as const;
type Step = (typeof STEPS)[number];
type Results = Partial<Record<Step, 'passes' | 'fails'>>;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    again: { type: 'boolean', default: false },
    'ignore-scripts': { type: 'boolean', default: false },
  },
});
const ranges = positionals.length > 0 ? positionals : VERSIONS;
const steps = STEPS.filter((step) => values.only?.split(',').includes(step) ?? true);

const commit = git('rev-parse', '--short', 'HEAD');
const folder = join(tmpdir(), `guide-messaging-auth-node-${commit}`);
mkdirSync(folder, { recursive: true });

const rows: string[] = [];
let hasFailed = false;
for (const range of ranges) {
  const { version, results } = await tryOut(range);
  hasFailed ||= Object.values(results).includes('fails');
  rows.push(`| ${[version, ...STEPS.map((step) => results[step] ?? 'not run')].join(' | ')} |`);
}
const head = ['| Node | npm ci | npm start | npm test |', '| --- | --- | --- | --- |'];
console.info(`\nOf commit ${commit}; logs are in ${folder}\n\n${[...head, ...rows].join('\n')}`);
if (hasFailed) process.exitCode = 1;

async function tryOut(range: string): Promise<{ version: string; results: Results }> {
  const bin = installNode(range);
  const version = execFileSync(join(bin, 'node'), ['--version'], { encoding: 'utf8' }).trim();
  const clone = join(folder, `clone-${version}`);
  if (!existsSync(clone)) execFileSync('git', ['clone', '--quiet', packageRoot, clone]);
  // What npm passes to the scripts that it starts must not reach the npm of the clone.
  const inherited = Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name));
  const env = { ...Object.fromEntries(inherited), PATH: bin + delimiter + process.env.PATH };
  const npm = (step: string, ...args: string[]) => {
    const log = openSync(join(folder, `${version}-${step}.log`), 'w');
    return spawnSync('npm', args, { cwd: clone, env, stdio: ['ignore', log, log] }).status === 0;
  };
  const run: Record<Step, () => boolean | Promise<boolean>> = {
    install: () =>
      values['ignore-scripts']
        ? npm('install', 'ci', '--ignore-scripts') && npm('prepare', 'run', 'prepare')
        : npm('install', 'ci'),
    start: () => startsAndStops(clone, env),
    test: () => npm('test', 'test'),
  };

  const file = join(folder, `${version}.json`);
  const results: Results =
    existsSync(file) && !values.again ? JSON.parse(readFileSync(file, 'utf8')) : {};
  for (const step of steps) {
    if (results[step] === 'passes') continue;
    const passes = await run[step]();
    results[step] = passes ? 'passes' : 'fails';
    console.info(`Node ${version}: ${step} ${results[step]}`);
    writeFileSync(file, JSON.stringify(results));
    if (step === 'install' && !passes) break;
  }
  return { version, results };
}

function installNode(range: string): string {
  const home = join(folder, `node-${range}`);
  const name = `node-${process.platform}-${process.arch}`;
  const bin = join(home, 'node_modules', name, 'bin');
  if (existsSync(bin)) return bin;
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), '{"private": true}');
  const options = ['--no-audit', '--no-fund', '--ignore-scripts'];
  execFileSync('npm', ['install', ...options, `${name}@${range}`], { cwd: home });
  return bin;
}

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: packageRoot, encoding: 'utf8' }).trim();
}

/** Starts the local Help Center on a free port, opens its first page and ends it with Ctrl-C. */
async function startsAndStops(clone: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const child = spawn('npm', ['start', '--', '--port', '0'], { cwd: clone, env, detached: true });
  const { pid } = child;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    const url = await printed(child, /Help Center\s+(http:\/\/\S+)/);
    if (url === undefined || pid === undefined || (await fetch(url)).status !== 200) return false;
    // A terminal sends Ctrl-C to the whole group.
    process.kill(-pid, 'SIGINT');
    const patience = new Promise<'late'>((resolve) => setTimeout(resolve, 20_000, 'late').unref());
    return (await Promise.race([ended, patience])) !== 'late';
  } finally {
    if (pid !== undefined) endGroup(pid);
  }
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function printed(child: ChildProcess, pattern: RegExp): Promise<string | undefined> {
  return new Promise((resolve) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data) => {
        output += data;
        const found = pattern.exec(output)?.[1];
        if (found !== undefined) resolve(found);
      });
    }
    child.once('exit', () => resolve(undefined));
  });
}
