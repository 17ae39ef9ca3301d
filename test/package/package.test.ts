import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { ODD_THEMES } from '../theme-editing/odd-themes.js';
import { bytesOf } from '../theme-editing/theme-folder.js';
import { compileConsumers } from './compile-consumers.js';
import { type InstalledPackage, installPackage } from './installed-package.js';
import { startCommand } from './running-command.js';
import { startWorkerProject } from './worker-project.js';

const ENDPOINT = 'https://jwt.example.com/messaging';

let installed: InstalledPackage;
beforeAll(async () => {
  installed = await installPackage();
});
afterAll(() => installed?.remove());

const kit = (...args: string[]) => startCommand(installed, args).finished;
const file = (path: string) => join(installed.project, path);

async function theme(name: string): Promise<string> {
  const folder = file(name);
  for (const [path, text] of Object.entries(ODD_THEMES['CRLF line endings'] ?? {})) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** Each address that a page names in `src`, fetched: the scripts are bundled when they are asked for. */
async function scriptsOf(page: string): Promise<[string, number][]> {
  const html = await (await fetch(page)).text();
  const addresses = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(
    ([, src]) => new URL(src ?? '', page),
  );
  const own = addresses.filter(({ origin }) => origin === new URL(page).origin);
  return Promise.all(
    own.map(
      async ({ href, pathname }) => [pathname, (await fetch(href)).status] as [string, number],
    ),
  );
}

describe('the packed package', () => {
  // Of this, 36 kB are the jQuery of API version 1 and some 50 kB the pages that the README links.
  it('is smaller than 480 kB', () => {
    expect(installed.size).toBeLessThan(480_000);
  });

  it('runs nothing when it is installed', async () => {
    const manifest = await readFile(join(packageRoot, 'package.json'), 'utf8');
    expect(Object.keys(JSON.parse(manifest).scripts)).not.toContainEqual(
      expect.stringMatching(/^(pre|post)?install$/),
    );
  });

  it('has each picture that one of its pages shows', async () => {
    const files = await readdir(installed.packageFolder, { recursive: true });
    const pages = files.filter((name) => name.endsWith('.md'));
    const shown = pages.flatMap((page) =>
      [
        ...readFileSync(join(installed.packageFolder, page), 'utf8').matchAll(
          /!\[[^\]]+\]\(([^):]+)\)/g,
        ),
      ].map(([, path]) => join(dirname(page), path ?? '')),
    );
    expect(shown.length).toBeGreaterThan(4);
    expect(shown.filter((path) => !files.includes(path))).toEqual([]);
  });

  it('contains browser code as JavaScript and no sources', async () => {
    const files = await readdir(installed.packageFolder, { recursive: true });
    expect(files.filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))).toEqual([]);
    const browserCode = files.filter((name) => dirname(name) === join('lib', 'browser'));
    expect(browserCode.map((name) => basename(name)).sort()).toEqual([
      'developer-live-reload.js',
      'developer-panel.js',
      'developer-settings.js',
      'help-center-api-version-1.js',
      'snippet-classic.js',
      'snippet-messaging.js',
      'widgets-agent.js',
      'widgets-classic.js',
      'widgets-messenger.js',
    ]);
    expect(files).not.toContain(join('lib', 'compiler.js'));
  });

  it('installs in at most 20 MB', async () => {
    const folders = installed.dependencies.map((path) => join(packageRoot, path));
    const all = [installed.packageFolder, ...folders];
    const { stdout } = await promisify(execFile)('du', ['-skc', ...all]);
    const kilobytes = Number(/(\d+)\s+total$/m.exec(stdout)?.[1]);
    console.info(`the installed kit takes ${kilobytes} kB`);
    expect(kilobytes).toBeLessThan(20_000);
  });

  it('brings no heavy tools along', () => {
    expect(installed.dependencies).toContain('node_modules/hono');
    const heavy =
      /node_modules\/(@zendesk|playwright-core|miniflare|@sparticuz|vitest|typescript|esbuild|terser|acorn)\b/;
    expect(installed.dependencies.filter((path) => heavy.test(path))).toEqual([]);
  });

  it('is next to its declared dependencies and nothing else', async () => {
    const { dependencies } = JSON.parse(
      await readFile(join(installed.packageFolder, 'package.json'), 'utf8'),
    );
    const folders = await readdir(file('node_modules'));
    const names = await Promise.all(
      folders.map(async (name) =>
        name.startsWith('@')
          ? (await readdir(file(`node_modules/${name}`))).map((inScope) => `${name}/${inScope}`)
          : [name],
      ),
    );
    expect(names.flat().filter((name) => !name.startsWith('.'))).toEqual(
      [...Object.keys(dependencies), 'guide-messaging-auth'].sort(),
    );
  });

  it('is in order for publint', async () => {
    const { messages } = await publint({ pkgDir: installed.packageFolder, pack: false });
    expect(messages).toEqual([]);
  });

  it('has types for every kind of project that TypeScript knows', async () => {
    expect(await compileConsumers(installed.project)).toBe('');
  });

  it('exports the test vectors', () => {
    const { vectors } = createRequire(file('index.js'))('guide-messaging-auth/test-vectors.json');
    expect(vectors.length).toBeGreaterThan(10);
  });
});

describe('the installed command', () => {
  // The others are run below; what `--help` prints for each of them is in test/command-line.
  it('content --help shows examples', async () => {
    const { exitCode, output } = await kit('content', '--help');
    expect(output).toContain('Examples:\n  $ guide-messaging-auth content');
    expect(exitCode).toBe(0);
  });

  it('build writes block, theme and zip', async () => {
    expect(await kit('build', '--endpoint', ENDPOINT)).toMatchObject({ exitCode: 0 });
    expect(await readdir(file('dist'))).toEqual(
      expect.arrayContaining(['document_head.hdbs', 'theme', 'theme.zip']),
    );
  });

  it('add and remove leave each byte of a theme as it was', async () => {
    const folder = await theme('thème à moi');
    const before = bytesOf(folder);
    expect(await kit('add', folder, '--endpoint', ENDPOINT, '--yes')).toMatchObject({
      exitCode: 0,
    });
    expect(await kit('remove', folder, '--yes')).toMatchObject({ exitCode: 0 });
    expect(bytesOf(folder)).toEqual(before);
  });

  it('doctor examines a theme, and fails where it signs nobody in', async () => {
    const { exitCode, output } = await kit('doctor', '--theme', await theme('another'), '--json');
    expect(JSON.parse(output).findings).toContainEqual(
      expect.objectContaining({ check: 'head-block', verdict: 'problem', severity: 'error' }),
    );
    expect(exitCode).toBe(1);
  });

  it('init writes what serve takes; serve answers; Ctrl-C ends it', async () => {
    await writeFile(file('secret.txt'), 'sample-secret-of-the-package-test-00000000');
    const answers = [
      '--endpoint',
      ENDPOINT,
      '--subdomain',
      'example',
      '--origin',
      'https://help.example.com',
    ];
    const key = ['--key-id', 'app_0123456789abcdef01234567', '--secret-file', 'secret.txt'];
    expect(await kit('init', '--yes', ...answers, ...key)).toMatchObject({ exitCode: 0 });
    await writeFile(file('.env'), `${await readFile(file('.env'), 'utf8')}PORT=0\n`);
    const serve = startCommand(installed, ['serve']);
    const [url] = await serve.says(/http:\/\/[\d.]+:\d+/);
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect(await serve.interrupt()).toMatchObject({ exitCode: 0 });
  });

  it('dev shows the Help Center with all its scripts, doctor examines its endpoint, Ctrl-C ends it', async () => {
    const dev = startCommand(installed, ['dev', '--port', '0']);
    const [, url = ''] = await dev.says(/Help Center\s+(http:\/\/\S+)/);
    const [, endpoint = ''] = await dev.says(/Token endpoint\s+(http:\/\/\S+)/);
    for (const path of ['/', '/agent', '/website', '/developer/settings']) {
      const scripts = await scriptsOf(url + path);
      expect(scripts.filter(([, status]) => status !== 200)).toEqual([]);
    }
    for (const script of ['/messenger/snippet.js', '/classic-widget/snippet.js']) {
      expect((await fetch(url + script)).status).toBe(200);
    }
    const { exitCode, output } = await kit('doctor', '--endpoint', endpoint, '--origin', url);
    expect(output).toContain('safe as far as could be tested (no valid proof given)');
    expect(exitCode).toBe(3);
    expect(await dev.interrupt()).toMatchObject({ exitCode: 0 });
  });

  it('init writes a Workers project that runs in workerd', async () => {
    await writeFile(file('worker-secret.txt'), 'a-secret-for-this-test-only-0123456789abcdef');
    const folder = file('workers');
    await mkdir(folder);
    const flags = [
      ...['--where', 'workers', '--proof', 'none', '--endpoint', ENDPOINT],
      ...['--origin', 'https://help.example.com', '--key-id', 'app_0123456789abcdef01234567'],
      ...['--secret-file', '../worker-secret.txt'],
    ];
    const init = startCommand(installed, ['init', '--yes', ...flags], { cwd: folder });
    expect(await init.finished).toMatchObject({ exitCode: 0 });

    const worker = await startWorkerProject(join(folder, 'worker'));
    try {
      const answer = await fetch(`${worker.url}/messaging`, {
        method: 'POST',
        headers: { origin: 'https://help.example.com' },
        body: JSON.stringify({ external_id: '42' }),
      });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    } finally {
      await worker.close();
    }
  });
});
