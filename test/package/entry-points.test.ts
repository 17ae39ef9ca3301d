import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { readToken } from '../token-endpoint/contract-cases.js';
import { HELP_CENTER, MESSAGING_SECRET } from '../token-endpoint/environment-of.js';

/** Every entry point with code, and all that it exports. */
const ENTRIES: Readonly<Record<string, readonly string[]>> = {
  'guide-messaging-auth': [
    'build',
    'checkTheme',
    'createTokenEndpoint',
    'examineAccount',
    'examineEndpoint',
    'examineTheme',
    'parseEnvironment',
    'serveTokenEndpoint',
    'specification',
  ],
  'guide-messaging-auth/token-endpoint': [
    'ConfigurationError',
    'PROBLEMS',
    'checkServers',
    'createTokenEndpoint',
    'parseEnvironment',
  ],
  'guide-messaging-auth/node': ['serveTokenEndpoint', 'tokenEndpointListener'],
  'guide-messaging-auth/worker': ['default'],
  'guide-messaging-auth/website': ['onChange', 'signIn', 'signOut', 'state'],
};

/** Those of a project that is not a Worker. */
const REQUIRED = Object.keys(ENTRIES).filter((entry) => !entry.endsWith('worker'));

const MOVED = [
  ['createTokenEndpoint', 'guide-messaging-auth/token-endpoint'],
  ['parseEnvironment', 'guide-messaging-auth/token-endpoint'],
  ['serveTokenEndpoint', 'guide-messaging-auth/node'],
] as const;

/** Imports each entry point, and reports on it; then tries to read a file, which has to fail. */
const IMPORT_ALL = `
  const reports = {};
  for (const entry of ${JSON.stringify(Object.keys(ENTRIES))}) {
    const before = process.getActiveResourcesInfo();
    const globals = Object.getOwnPropertyNames(globalThis).length;
    try {
      const module = await import(entry);
      const left = process.getActiveResourcesInfo().filter((name) => !before.includes(name));
      const added = Object.getOwnPropertyNames(globalThis).length - globals;
      reports[entry] = { names: Object.keys(module), left, added };
    } catch (error) {
      reports[entry] = error.message;
    }
  }
  const fs = await import('node:fs');
  try {
    reports.file = fs.readFileSync('package.json', 'utf8');
  } catch (error) {
    reports.file = error.message;
  }
  console.log(JSON.stringify(reports));`;

const REQUIRE_ALL = `
  const names = (entry) => Object.keys(require(entry)).sort();
  const required = ${JSON.stringify(REQUIRED)}.map((entry) => [entry, names(entry)]);
  const old = require('guide-messaging-auth');
  const moved = ${JSON.stringify(MOVED)}.map(([name]) => {
    try {
      return [name, old[name]({ proof: 'none' })];
    } catch (error) {
      return [name, error.message];
    }
  });
  console.log(JSON.stringify([required, moved].map(Object.fromEntries)));`;

/** Runs a program in a process of its own, in which the package's name leads to this repository. */
async function run(program: string, ...options: string[]) {
  const args = ['--no-warnings', ...options, '-e', program];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: packageRoot });
  return JSON.parse(stdout);
}

let imported: Record<string, unknown>;
let required: Record<string, string[]>;
let moved: Record<string, string>;
beforeAll(async () => {
  const closed = join(packageRoot, 'test/package/closed-file-system.mjs');
  imported = await run(IMPORT_ALL, '--import', closed, '--input-type=module');
  [required, moved] = await run(REQUIRE_ALL, '--input-type=commonjs');
});

describe('the entry points', () => {
  it('are those of package.json', () => {
    const { exports } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
    const withCode = Object.keys(exports).filter((entry) => !entry.endsWith('.json'));
    expect(withCode.map((entry) => entry.replace('.', 'guide-messaging-auth'))).toEqual(
      expect.arrayContaining(Object.keys(ENTRIES)),
    );
  });

  it.each(Object.entries(ENTRIES))(
    '%s is imported without reading a file, and nothing is left running',
    (entry, names) => {
      expect(imported[entry]).toEqual({ names: [...names].sort(), left: [], added: 0 });
    },
  );

  it('and the closed file system is closed', () => {
    expect(imported.file).toMatch(/fs\.readFileSync was called/);
  });

  it.each(REQUIRED)('%s can be required', (entry) => {
    expect(required[entry]?.filter((name) => name !== '__esModule')).toEqual(
      [...(ENTRIES[entry] ?? [])].sort(),
    );
  });

  it.each(MOVED)('%s from the old place names the new one', (name, entry) => {
    expect(moved[name]).toContain(`Change the import: import { ${name} } from '${entry}'`);
  });
});

describe('guide-messaging-auth/token-endpoint', () => {
  it('is bundled for a platform without a name, and runs where there are web standards alone', async () => {
    const { outputFiles, metafile } = await build({
      entryPoints: [join(packageRoot, 'lib/token-endpoint.js')],
      bundle: true,
      platform: 'neutral',
      format: 'iife',
      globalName: 'kit',
      write: false,
      metafile: true,
    });
    const imports = Object.values(metafile.outputs).flatMap(({ imports }) => imports);
    expect(imports).toEqual([]);

    const context = createContext(webStandards());
    runInContext(outputFiles[0]?.text ?? '', context);
    const answer: Response = await runInContext(
      `kit.createTokenEndpoint({
         proof: 'none',
         messagingKeyId: 'app_5f3e7c0a9b1d',
         messagingSecret: ${JSON.stringify(MESSAGING_SECRET)},
         allowedOrigins: [${JSON.stringify(HELP_CENTER)}],
       })(new Request('https://jwt.example.com/messaging', {
         method: 'POST',
         headers: { origin: ${JSON.stringify(HELP_CENTER)} },
         body: '{"external_id": "crm-1042"}',
       }))`,
      context,
    );
    expect(answer.status).toBe(200);
    expect(readToken(await answer.text(), MESSAGING_SECRET).payload).toMatchObject({
      external_id: 'crm-1042',
    });
  });
});

/** What every runtime with `fetch` has (the common minimum API, min-common-api.proposal.wintertc.org). */
function webStandards() {
  const { Request, Response, Headers, URL, crypto, TextEncoder, TextDecoder, AbortSignal } =
    globalThis;
  const { ReadableStream, performance, setTimeout, clearTimeout, atob, btoa, fetch } = globalThis;
  const silent = { info() {}, warn() {}, error() {}, log() {} };
  return {
    ...{ Request, Response, Headers, URL, crypto, TextEncoder, TextDecoder, AbortSignal, fetch },
    ...{ ReadableStream, performance, setTimeout, clearTimeout, atob, btoa, console: silent },
  };
}
