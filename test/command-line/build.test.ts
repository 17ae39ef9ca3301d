import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findHeadBlocks } from '../../src/head-block/index.js';
import { bytesOf } from '../theme-editing/theme-folder.js';
import { type KitRun, runInProcess, runKit } from './run-kit.js';

const ENDPOINT = 'https://jwt.example.com/messaging';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kit build ü-'));
});
afterEach(() => rm(folder, { recursive: true }));

const build = (...args: string[]) => runInProcess(['build', ...args], folder);
const read = (path: string) => readFile(join(folder, path), 'utf8');

const filesBelow = async (path: string): Promise<string[]> => {
  const entries = await readdir(join(folder, path), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, path).length + 1))
    .sort();
};

describe('guide-messaging-auth build', () => {
  /** What the compiled program made of these options, and what it printed. */
  let built: string;
  let printed: KitRun;
  const options = ['--endpoint', ENDPOINT, '--proof', 'cookie', '--roles', 'end_user'];
  beforeAll(async () => {
    built = await mkdtemp(join(tmpdir(), 'kit built ü-'));
    printed = await runKit(['build', ...options], built);
  });
  afterAll(() => rm(built, { recursive: true }));

  const text = (path: string) => readFile(join(built, path), 'utf8');

  it('writes the head block to paste, with the options in its attributes', async () => {
    expect(printed).toMatchObject({ exitCode: 0, stderr: '' });
    const block = await text('dist/document_head.hdbs');
    expect(findHeadBlocks(block)).toEqual([expect.objectContaining({ kind: 'whole', start: 0 })]);
    expect(block).toContain(`data-endpoint="${ENDPOINT}"`);
    expect(block).toContain('data-roles="end_user"');
    expect(block).not.toContain('{{settings.');
  });

  it('writes a theme whose head block takes the endpoint from a setting that defaults to it', async () => {
    const head = await text('dist/theme/templates/document_head.hbs');
    expect(findHeadBlocks(head)).toHaveLength(1);
    expect(head).toContain('data-endpoint="{{settings.messaging_token_endpoint}}"');
    const manifest = JSON.parse(await text('dist/theme/manifest.json'));
    const variables = manifest.settings.flatMap(
      (group: { variables: unknown[] }) => group.variables,
    );
    expect(variables).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ identifier: 'messaging_token_endpoint', value: ENDPOINT }),
        expect.objectContaining({ identifier: 'messaging_proof', value: 'cookie' }),
      ]),
    );
  });

  it('puts the same script into both', async () => {
    const script = (html: string) =>
      /<script data-endpoint[^>]*>([\s\S]*?)<\/script>/.exec(html)?.[1];
    const pasted = script(await text('dist/document_head.hdbs'));
    expect(pasted).toMatch(/^\(\(\)=>/);
    expect(script(await text('dist/theme/templates/document_head.hbs'))).toBe(pasted);
  });

  it('zips the theme, file for file', async () => {
    const zipped = Object.keys(unzipSync(await readFile(join(built, 'dist/theme.zip')))).sort();
    const files = Object.keys(bytesOf(join(built, 'dist/theme')));
    expect(zipped).toEqual(files.map((path) => `theme/${path}`).sort());
  });

  it('makes the same bytes again and prints the same, in another process', async () => {
    expect(await build(...options)).toEqual(printed);
    expect(bytesOf(folder)).toEqual(bytesOf(built));
  });

  it.each(['https://jwt.example.com', 'https://jwt.example.com/'])(
    'warns that %s has no path, and builds all the same',
    async (endpoint) => {
      const { exitCode, stderr } = await build('--endpoint', endpoint);
      expect(stderr).toBe(
        "Warning: --endpoint: https://jwt.example.com/ has no path, and token endpoints have one: the kit's answers at https://jwt.example.com/messaging. Check the address.\n",
      );
      expect(exitCode).toBe(0);
      expect(await read('dist/document_head.hdbs')).toContain(
        'data-endpoint="https://jwt.example.com/"',
      );
    },
  );

  it.each(['2024', '007'])('takes a folder whose name looks like a number: %s', async (name) => {
    expect(await build('--endpoint', ENDPOINT, '--out', name)).toMatchObject({ exitCode: 0 });
    expect(await readdir(folder)).toEqual([name]);
  });

  it('takes its options from the config file', async () => {
    await writeFile(
      join(folder, 'guide-messaging-auth.config.json'),
      JSON.stringify({ endpoint: ENDPOINT, out: 'built' }),
    );
    expect(await build()).toMatchObject({ exitCode: 0 });
    expect(await read('built/document_head.hdbs')).toContain(ENDPOINT);
  });
});

describe('guide-messaging-auth build, called wrongly', () => {
  it.each([
    ['no endpoint', [], 'no endpoint is given'],
    [
      'an endpoint without its value',
      ['--endpoint'],
      "Option '--endpoint <url>' argument missing.",
    ],
    ['http: on the internet', ['--endpoint', 'http://a.example'], 'not encrypted'],
    ['a URL with credentials', ['--endpoint', 'https://u:p@a.example'], 'contains credentials'],
    ['an unknown option', ['--endpont', ENDPOINT], '(Did you mean --endpoint?)'],
    ['an unknown role', ['--endpoint', ENDPOINT, '--roles', 'enduser'], 'Did you mean "end_user"?'],
    ['an unknown proof', ['--endpoint', ENDPOINT, '--proof', 'cokie'], 'Did you mean "cookie"?'],
    [
      'an unknown widget',
      ['--endpoint', ENDPOINT, '--widget', 'clasic'],
      'Did you mean "classic"?',
    ],
    ['an empty endpoint', ['--endpoint', ''], '"" is not a URL'],
    ['an empty folder', ['--endpoint', ENDPOINT, '--out', ''], '--out: expected a folder'],
    ['an endpoint that is a number', ['--endpoint', '5'], '"5" is not a URL'],
    [
      'an argument too many',
      ['theme', '--endpoint', ENDPOINT],
      "Too many arguments for 'build'. Expected 0 arguments but got 1.",
    ],
    [
      'a word that the terminal would obey',
      ['--endpoint', ENDPOINT, '--proof', '\u001b[2Jx\u009b8m'],
      '"\\u001b[2Jx\\u009b8m"',
    ],
    [
      'a value for a switch',
      ['--debug=maybe', '--endpoint', ENDPOINT],
      "Unknown option '--debug=maybe'.",
    ],
  ])('reports it in one line, exits with 2 and writes nothing: %s', async (_, args, message) => {
    const { exitCode, stdout, stderr } = await build(...args);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect({ exitCode, stdout, written: await readdir(folder) }).toEqual({
      exitCode: 2,
      stdout: '',
      written: [],
    });
  });

  it('names line and column of a config file that is not JSON', async () => {
    await writeFile(join(folder, 'guide-messaging-auth.config.json'), '{\n  "endpoint"\n}');
    expect(await build()).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('guide-messaging-auth.config.json:3:1: this is not JSON'),
    });
  });

  it('writes nothing into a folder with somebody else’s files', async () => {
    await mkdir(join(folder, 'dist'));
    await writeFile(join(folder, 'dist', 'thesis.txt'), 'precious');
    expect(await build('--endpoint', ENDPOINT)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('files that the build did not make: thesis.txt'),
    });
    expect(await filesBelow('dist')).toEqual(['thesis.txt']);
  });
});
