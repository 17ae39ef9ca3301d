import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localCertificate } from '../../src/local-help-center/server/https/index.js';
import { build } from '../../src/theme-package/index.js';
import { smallTheme } from '../local-help-center/theming/small-theme.js';
import { serveTheming, type ThemingServer } from './theming-server.js';
import { startZcliProcess, type ZcliProcess, type ZcliRun, zcli } from './zcli.js';

const BROKEN_TEMPLATE = {
  'templates/home_page.hbs': '<h1>\n  {{settings.nothing_like_that}}',
};
const BRAND = '--brandId=360000000001';

let folder: string;
let server: ThemingServer;
let servers: ThemingServer[];
let zcliProcess: ZcliProcess;
let runs: Record<string, Promise<ZcliRun>>;

// zcli takes a second to start, so each run serves several tests, and most of them share a process.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zcli-themes-'));
  const [certificate] = await Promise.all([localCertificate(folder), buildTheme()]);
  zcliProcess = await startZcliProcess(certificate.certFile);
  const [failing, endless] = await Promise.all([
    serveTheming(certificate, 'fails'),
    serveTheming(certificate, 'never-ends'),
  ]);
  server = await serveTheming(certificate);
  servers = [server, failing, endless];
  for (const id of ['to-update', 'to-publish', 'to-delete']) server.themes.add(id, smallTheme());

  const { environment, account } = server;
  const where = {
    ZENDESK_SUBDOMAIN: environment.ZENDESK_SUBDOMAIN ?? '',
    ZENDESK_DOMAIN: environment.ZENDESK_DOMAIN ?? '',
    NODE_EXTRA_CA_CERTS: environment.NODE_EXTRA_CA_CERTS ?? '',
  };
  const { email, token } = account.api;
  const apiToken = { ...where, ZENDESK_EMAIL: email, ZENDESK_API_TOKEN: token };
  const [grace] = account.people().filter(({ role }) => role === 'agent');
  const oauthToken = (...scopes: string[]) => ({
    ...where,
    ZENDESK_OAUTH_TOKEN: account.oauth.issue(
      { clientId: account.client.clientId, personId: grace?.id ?? 0, scopes },
      3_600,
      false,
    ).accessToken,
  });
  const badSecret = { ...environment, ZENDESK_OAUTH_CLIENT_SECRET: 'a-bad-secret' };
  const badToken = { ...where, ZENDESK_OAUTH_TOKEN: 'a-bad-token' };
  const host = `${environment.ZENDESK_SUBDOMAIN}.${environment.ZENDESK_DOMAIN}`;
  const { run } = zcliProcess;
  const importing = async (to: ThemingServer, args: string[] = [BRAND], changes = {}) =>
    run(['themes:import', await themeCopy(changes), ...args], to.environment);
  runs = {
    // A program of its own: it waits for half a minute.
    endless: zcli(['themes:import', await themeCopy(), BRAND], endless.environment),
    imported: importing(server, []),
    updated: run(
      ['themes:update', await themeCopy(), '--themeId=to-update'],
      oauthToken('themes:read', 'themes:write'),
    ),
    listed: run(['themes:list', BRAND, '--json'], apiToken),
    published: run(['themes:publish', '--themeId=to-publish'], server.environment),
    deleted: run(['themes:delete', '--themeId=to-delete'], server.environment),
    unknown: run(['themes:publish', '--themeId=unknown'], server.environment),
    brokenTemplate: importing(server, [BRAND], BROKEN_TEMPLATE),
    brokenManifest: importing(server, [BRAND], { 'manifest.json': '{ "name": "Broken", }' }),
    brokenPreview: run(['themes:preview', await themeCopy(BROKEN_TEMPLATE)], server.environment),
    deadToken: run(['themes:preview', await themeCopy()], server.environment, {
      clientCredentialsTokens: {
        [host]: {
          accessToken: 'dead',
          expiresAt: Date.now() + 3_600_000,
          clientId: account.client.clientId,
        },
      },
    }),
    failed: importing(failing),
    badToken: importing({ ...server, environment: badToken }, []),
    badSecret: run(['themes:list', BRAND], badSecret),
    missingScopes: importing({ ...server, environment: oauthToken('read') }),
  };
});

afterAll(async () => {
  await Promise.allSettled(Object.values(runs));
  await zcliProcess?.stop();
  await Promise.all(servers.map((one) => one.close()));
  await rm(folder, { recursive: true, force: true });
});

describe('zcli themes:import', () => {
  it('completes, and finds the brand by itself', async () => {
    expect(await runs.imported).toMatchObject({
      code: 0,
      output: expect.stringMatching(/Theme imported successfully theme ID: [\da-f-]{36}/),
    });
  });

  it('brings a theme that can be viewed', async () => {
    const { output } = (await runs.imported) as ZcliRun;
    const [, id = ''] = /theme ID: (\S+)/.exec(output) ?? [];
    const theme = await server.themes.find(id)?.read();
    expect(theme?.templates.get('document_head')).toContain('guide-messaging-auth');
  });

  it('uploads the same files that are in dist/theme.zip', async () => {
    await runs.imported;
    const built = filesOf(await readFile(join(folder, 'dist/theme.zip')));
    expect(filesOf(server.uploads[0] ?? new Uint8Array())).toEqual(built);
  });

  it('names file, line and column of a broken template', async () => {
    expect(await runs.brokenTemplate).toMatchObject({
      code: 2,
      output: expect.stringMatching(
        /InvalidTemplates - Template\(s\) with syntax error\(s\)[\s\S]*Validation error \S+templates\/home_page\.hbs:2:\d+/,
      ),
    });
  });

  it('names file, line and column of a broken manifest', async () => {
    expect(await runs.brokenManifest).toMatchObject({
      code: 2,
      output: expect.stringMatching(/InvalidManifest[\s\S]*manifest\.json:1:\d+/),
    });
  });

  it('cannot get the brands with a bad token', async () => {
    expect(await runs.badToken).toMatchObject({
      code: 2,
      output: expect.stringContaining('Failed to retrieve brands'),
    });
  });

  it('reports that the client’s secret is wrong', async () => {
    expect(await runs.badSecret).toMatchObject({
      code: 2,
      output: expect.stringContaining('Failed to obtain an access token using OAuth client'),
    });
  });

  it('names the scope that the token lacks, with --brandId', async () => {
    expect(await runs.missingScopes).toMatchObject({
      code: 2,
      output: expect.stringContaining('InvalidOAuthScopes - Missing scopes: themes:write'),
    });
  });

  it('prints what a failed job reports', async () => {
    expect(await runs.failed).toMatchObject({
      code: 2,
      output: expect.stringContaining('InternalError - The job failed'),
    });
  });

  it('gives up on a job that never ends', async () => {
    expect(await runs.endless).toMatchObject({
      code: 2,
      output: expect.stringContaining('Import job timed out'),
    });
  });
});

describe('zcli themes:preview', () => {
  it('does not start with a broken template, and names file, line and column', async () => {
    expect(await runs.brokenPreview).toMatchObject({
      code: 2,
      output: expect.stringMatching(
        /InvalidTemplates - Template\(s\) with syntax error\(s\)[\s\S]*templates\/home_page\.hbs:2:\d+/,
      ),
    });
  });

  it('does not start with a remembered token that is dead', async () => {
    expect(await runs.deadToken).toMatchObject({
      code: 2,
      output: expect.stringContaining('status code 401'),
    });
  });
});

describe('the themes of the Help Center', () => {
  it('are updated by themes:update', async () => {
    expect(await runs.updated).toMatchObject({
      code: 0,
      output: expect.stringContaining('Theme updated successfully'),
    });
    const theme = await server.themes.find('to-update')?.read();
    expect(theme?.manifest.name).not.toBe('Small');
  });

  it('are listed by themes:list', async () => {
    const { code, output } = (await runs.listed) as ZcliRun;
    const [, json = ''] = /(\{[\s\S]*\})/.exec(output) ?? [];
    expect([code, JSON.parse(json).themes]).toEqual([
      0,
      expect.arrayContaining([
        expect.objectContaining({ id: 'to-update', brand_id: '360000000001' }),
      ]),
    ]);
  });

  it('are published by themes:publish', async () => {
    expect(await runs.published).toMatchObject({
      code: 0,
      output: expect.stringContaining('Theme published successfully theme ID: to-publish'),
    });
    expect(server.themes.live().id).toBe('to-publish');
  });

  it('are deleted by themes:delete', async () => {
    expect(await runs.deleted).toMatchObject({
      code: 0,
      output: expect.stringContaining('Theme deleted successfully theme ID: to-delete'),
    });
    expect(server.themes.find('to-delete')).toBeUndefined();
  });

  it('are not found under an unknown id', async () => {
    expect(await runs.unknown).toMatchObject({
      code: 2,
      output: expect.stringContaining('ThemeNotFound - Invalid id'),
    });
  });
});

async function buildTheme(): Promise<void> {
  await build({
    endpoint: 'https://jwt.example.com/messaging',
    out: join(folder, 'dist'),
  });
}

/** A copy of the theme that was built, with other contents of some files. */
async function themeCopy(changes: Record<string, string> = {}): Promise<string> {
  const copy = await mkdtemp(join(folder, 'theme-'));
  await cp(join(folder, 'dist/theme'), copy, { recursive: true });
  for (const [path, content] of Object.entries(changes)) await writeFile(join(copy, path), content);
  return copy;
}

/** By path without the outer folder, as text in which different bytes differ. */
function filesOf(zip: Uint8Array): Record<string, string> {
  const entries = Object.entries(unzipSync(zip)).filter(([path]) => !path.endsWith('/'));
  const hasOuterFolder = entries.every(([path]) => !path.startsWith('manifest.json'));
  return Object.fromEntries(
    entries
      .map(([path, bytes]): [string, string] => [
        hasOuterFolder ? path.slice(path.indexOf('/') + 1) : path,
        Buffer.from(bytes).toString('base64'),
      ])
      .sort(([one], [other]) => one.localeCompare(other)),
  );
}
