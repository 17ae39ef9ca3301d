import { deflateRawSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import type { Hono } from 'hono';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../../src/local-help-center/account/account.js';
import { createAccount } from '../../../src/local-help-center/account/create-account.js';
import {
  createThemes,
  type Themes,
  theming,
} from '../../../src/local-help-center/theming/index.js';
import { zendeskApi } from '../../../src/local-help-center/zendesk-api/index.js';
import { appOf } from '../app-of.js';
import { smallTheme, smallThemeFiles, smallThemeZip, zip } from './small-theme.js';

const JOBS = '/api/v2/guide/theming/jobs';
const THEMES = '/api/v2/guide/theming/themes';
const IMPORT = { job: { attributes: { brand_id: '360000000001', format: 'zip' } } };
const visitor = new Request('http://localhost/hc/en-us');

let account: Account;
let themes: Themes;
let routes: Hono;

beforeEach(async () => {
  account = createAccount();
  themes = createThemes({ read: async () => smallTheme() });
  routes = appOf(zendeskApi(account, themes), theming(themes));
});

describe('the API token', () => {
  it.each([
    ['GET', '/api/v2/brands.json'],
    ['GET', THEMES],
    ['GET', `${JOBS}/1`],
    ['POST', `${JOBS}/themes/imports`],
    ['POST', `${JOBS}/themes/updates`],
    ['POST', `${THEMES}/folder/publish`],
    ['DELETE', `${THEMES}/folder`],
    ['PUT', '/hc/api/internal/theming/local_preview'],
  ])('is asked for by %s %s', async (method, path) => {
    const authorization = basic(account.api.email, 'a bad token');
    const response = await routes.request(path, { method, headers: { authorization } });
    expect(response.status).toBe(401);
  });

  it('opens them when it is good', async () => {
    expect((await api('GET', '/api/v2/brands.json')).status).toBe(200);
  });
});

describe('importing a theme', () => {
  it('waits for the zip, then completes', async () => {
    const job = await newImport();
    const before = await jobStatus(job.id);
    await upload(job, smallThemeZip());
    expect([before.status, (await jobStatus(job.id)).status]).toEqual(['pending', 'completed']);
  });

  it('lists the theme, not yet published', async () => {
    const job = await newImport();
    await upload(job, smallThemeZip());
    expect(await listed()).toContainEqual(
      expect.objectContaining({
        id: job.data.theme_id,
        brand_id: '360000000001',
        name: 'Small',
        author: 'Test',
        version: '1.2.3',
        live: false,
      }),
    );
  });

  it('takes a zip without a folder around the files', async () => {
    const files = Object.fromEntries(smallThemeFiles());
    expect((await imported(zip(files))).status).toBe('completed');
  });

  it.each<[string, string, () => Uint8Array]>([
    ['InvalidArchive', 'no zip at all', () => new Uint8Array([1, 2, 3])],
    ['InvalidArchive', 'a path that leads out', () => zip({ 'theme/../../etc/passwd': 'x' })],
    ['InvalidArchive', 'an absolute path', () => zip({ '/etc/passwd': 'x' })],
    ['InvalidArchive', 'a Windows path', () => zip({ 'theme\\..\\x': 'x' })],
    ['ThemeTooLarge', 'a zip bomb', () => zipBomb(70)],
    ['ThemeTooLarge', 'thousands of files', manyFiles],
    ['InvalidManifest', 'no manifest', () => smallThemeZip({ 'manifest.json': null })],
    [
      'InvalidManifest',
      'a manifest that is not JSON',
      () => smallThemeZip({ 'manifest.json': '{' }),
    ],
    [
      'InvalidTranslationFile',
      'a translation that is not JSON',
      () => smallThemeZip({ 'translations/de.json': '{"a": }' }),
    ],
    [
      'InvalidTemplates',
      'a template that is missing',
      () => smallThemeZip({ 'templates/home_page.hbs': null }),
    ],
    [
      'InvalidManifest',
      'a file setting without its file',
      () => smallThemeZip({ 'settings/logo.png': null }),
    ],
    [
      'InvalidTheme',
      'an asset with a name of its own',
      () => smallThemeZip({ 'assets/a b.png': '' }),
    ],
    [
      'InvalidTemplates',
      'a template with an error',
      () => smallThemeZip({ 'templates/home_page.hbs': '{{#if signed_in}}' }),
    ],
  ])('fails with %s for %s', async (code, _what, makeZip) => {
    const job = await imported(makeZip());
    expect({ status: job.status, code: job.errors?.[0].code }).toEqual({ status: 'failed', code });
  });

  it('and the zip bomb is a good zip', () => {
    expect(unzipSync(zipBomb(1))['theme/assets/bomb.png']?.length).toBe(1024 * 1024);
  });

  it('names file, line and column of each problem', async () => {
    const job = await imported(
      smallThemeZip({ 'templates/home_page.hbs': '<p>\n  {{/if}}\n</p>' }),
    );
    expect(job.errors[0].meta['templates/home_page.hbs'][0]).toMatchObject({
      description: expect.any(String),
      line: 2,
      column: expect.any(Number),
    });
  });

  it('fails where the upload is over 30 MiB', async () => {
    const job = await newImport();
    const response = await upload(job, new Uint8Array(31_457_280 + 100_000));
    expect([response.status, (await jobStatus(job.id)).errors[0].code]).toEqual([
      413,
      'ThemeTooLarge',
    ]);
  });

  it('refuses an upload without the key of the job', async () => {
    const job = await newImport();
    job.data.upload.parameters.key = 'guessed';
    expect((await upload(job, smallThemeZip())).status).toBe(403);
  });

  it('takes one zip only', async () => {
    const job = await newImport();
    await upload(job, smallThemeZip());
    expect((await upload(job, smallThemeZip())).status).toBe(409);
  });

  it.each([
    ['an unknown brand', { job: { attributes: { brand_id: '1', format: 'zip' } } }],
    ['another format', { job: { attributes: { brand_id: '360000000001', format: 'tar' } } }],
    ['an empty body', {}],
  ])('answers 400 with a code and a title for %s', async (_what, body) => {
    const response = await api('POST', `${JOBS}/themes/imports`, body);
    expect({ status: response.status, body: await response.json() }).toEqual({
      status: 400,
      body: { errors: [{ code: expect.any(String), title: expect.any(String) }] },
    });
  });

  it('answers TooManyThemes before the memory is full of them', async () => {
    for (let count = 0; count < 40; count += 1) themes.add(`theme-${count}`, smallTheme());
    const response = await api('POST', `${JOBS}/themes/imports`, IMPORT);
    expect((await response.json()).errors[0].code).toBe('TooManyThemes');
  });

  it.each([
    ['fails', 'failed'],
    ['never-ends', 'pending'],
  ])('can be set so that the job %s', async (outcome, status) => {
    await routes.request('/developer/theming', json('PUT', { jobs: outcome }));
    expect((await imported(smallThemeZip())).status).toBe(status);
  });
});

describe('updating a theme', () => {
  const update = async (themeId: string, files: Uint8Array, replaceSettings = false) => {
    const response = await api('POST', `${JOBS}/themes/updates`, {
      job: {
        attributes: { theme_id: themeId, replace_settings: replaceSettings, format: 'zip' },
      },
    });
    const { job } = await response.json();
    await upload(job, files);
  };
  const greeting = async (themeId: string) =>
    (await themes.find(themeId)?.active())?.settings.greeting;

  it('puts the new files in the place of the old', async () => {
    const { themeId } = await importedTheme();
    await update(themeId, smallThemeZip({ 'templates/home_page.hbs': 'new' }));
    expect((await themes.find(themeId)?.read())?.templates.get('home_page')).toBe('new');
  });

  it.each([
    [false, 'Welcome', 'keeps the values of the settings panel'],
    [true, 'Hello', 'puts the settings back to the manifest'],
  ])('with replace_settings %s %s: %s', async (replaceSettings, expected) => {
    const { themeId } = await importedTheme();
    themes.find(themeId)?.changeSetting('greeting', 'Welcome');
    await update(themeId, smallThemeZip(), replaceSettings);
    expect(await greeting(themeId)).toBe(expected);
  });

  it('leaves the theme as it was when the new files are broken', async () => {
    const { themeId } = await importedTheme();
    await update(themeId, smallThemeZip({ 'manifest.json': '{' }));
    expect(await greeting(themeId)).toBe('Hello');
  });

  it.each([
    ['folder', 400, 'FolderTheme'],
    ['unknown', 404, 'ThemeNotFound'],
  ])('refuses the theme "%s" with %i %s', async (themeId, status, code) => {
    const attributes = { theme_id: themeId, format: 'zip' };
    const response = await api('POST', `${JOBS}/themes/updates`, { job: { attributes } });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ errors: [{ code }] });
  });
});

describe('publishing and deleting a theme', () => {
  it('shows a published theme to everybody', async () => {
    const { themeId } = await importedTheme();
    await api('POST', `${THEMES}/${themeId}/publish`);
    expect((await themes.themeFor(visitor)).id).toBe(themeId);
  });

  it('leads back to the folder by publishing that', async () => {
    const { themeId } = await importedTheme();
    await api('POST', `${THEMES}/${themeId}/publish`);
    await api('POST', `${THEMES}/folder/publish`);
    expect((await themes.themeFor(visitor)).id).toBe('folder');
  });

  it('deletes a theme that is not published', async () => {
    const { themeId } = await importedTheme();
    const { status } = await api('DELETE', `${THEMES}/${themeId}`);
    expect([status, themes.find(themeId)]).toEqual([204, undefined]);
  });

  it('does not delete the published one', async () => {
    const { themeId } = await importedTheme();
    await api('POST', `${THEMES}/${themeId}/publish`);
    expect((await api('DELETE', `${THEMES}/${themeId}`)).status).toBe(400);
  });

  it.each([
    ['POST', `${THEMES}/unknown/publish`],
    ['DELETE', `${THEMES}/unknown`],
  ])('answers ThemeNotFound to %s %s', async (method, path) => {
    expect((await (await api(method, path)).json()).errors[0].code).toBe('ThemeNotFound');
  });

  it('can be done on the page of all themes, but not from another site', async () => {
    const { themeId } = await importedTheme();
    const publish = (origin: string) =>
      routes.request(`/developer/themes/${themeId}/publish`, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      });
    const statuses = [
      (await publish('http://evil.example')).status,
      (await publish('http://localhost')).status,
    ];
    expect(statuses).toEqual([403, 303]);
  });
});

describe("zcli's preview", () => {
  const uploaded = (changes: Record<string, unknown> = {}) => ({
    templates: {
      css: '',
      js: '',
      document_head: '<link rel="stylesheet" href="http://localhost:4567/guide/style.css">',
      home_page: '<h1>{{settings.greeting}}</h1>',
      'article_pages/wide': '<p>wide</p>',
      assets: { 'logo.svg': 'http://localhost:4567/guide/assets/logo.svg' },
      variables: { greeting: 'From zcli', show_search: false, width: 3, empty: null },
      metadata: { api_version: 4 },
      ...changes,
    },
  });
  const preview = (body: unknown) => api('PUT', '/hc/api/internal/theming/local_preview', body);
  const start = (query = '') => routes.request(`/hc/admin/local_preview/start${query}`);
  const pageAfter = async (response: Response) => {
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    return themes.themeFor(new Request('http://localhost/', { headers: { cookie } }));
  };

  it('is what the browser sees that started it', async () => {
    await preview(uploaded());
    expect((await pageAfter(await start())).templates.get('home_page')).toContain('<h1>');
  });

  it('is not what others see', async () => {
    await preview(uploaded());
    await start();
    expect((await themes.themeFor(visitor)).id).toBe('folder');
  });

  it('has the settings and assets that zcli serves, and no stylesheet of its own', async () => {
    await preview(uploaded());
    const page = await pageAfter(await start());
    expect({
      settings: page.settings,
      asset: page.assetUrl('logo.svg'),
      stylesheet: page.stylesheetUrl,
      templates: [...page.templates.keys()],
    }).toEqual({
      settings: { greeting: 'From zcli', show_search: false, width: 3, empty: '' },
      asset: 'http://localhost:4567/guide/assets/logo.svg',
      stylesheet: null,
      templates: ['document_head', 'home_page', 'article_pages/wide'],
    });
  });

  it('ends where it is stopped', async () => {
    await preview(uploaded());
    const stopped = await routes.request('/hc/admin/local_preview/stop');
    expect((await pageAfter(stopped)).id).toBe('folder');
  });

  it('reports it where there is nothing to preview', async () => {
    expect((await start()).status).toBe(404);
  });

  it('shows an imported theme too', async () => {
    const { themeId } = await importedTheme();
    expect((await pageAfter(await start(`?theme=${themeId}`))).id).toBe(themeId);
  });

  it('answers errors in templates by name, with their places', async () => {
    const response = await preview(uploaded({ home_page: '{{#if signed_in}}' }));
    expect({ status: response.status, body: await response.json() }).toMatchObject({
      status: 400,
      body: {
        template_errors: { home_page: [{ description: expect.any(String), line: 1 }] },
      },
    });
  });

  it('keeps the last good upload when the next is broken', async () => {
    await preview(uploaded());
    await preview(uploaded({ home_page: '{{#if signed_in}}' }));
    expect((await pageAfter(await start())).templates.get('home_page')).toContain('<h1>');
  });

  it.each([
    ['no object', 'text'],
    ['no templates', {}],
    ['a template that is not text', uploaded({ home_page: 1 })],
    ['an API version that does not exist', uploaded({ metadata: { api_version: 9 } })],
  ])('answers a general error to %s', async (_what, body) => {
    const response = await preview(body);
    expect([response.status, Object.keys(await response.json())]).toEqual([400, ['general_error']]);
  });
});

function basic(email: string, token: string): string {
  return `Basic ${Buffer.from(`${email}/token:${token}`).toString('base64')}`;
}

function json(method: string, body: unknown): RequestInit {
  return { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

async function api(method: string, path: string, body?: unknown): Promise<Response> {
  const authorization = basic(account.api.email, account.api.token);
  const init = body === undefined ? { method } : json(method, body);
  return routes.request(path, {
    ...init,
    headers: { ...(init.headers as Record<string, string>), authorization },
  });
}

interface ImportJob {
  id: string;
  data: { theme_id: string; upload: { url: string; parameters: Record<string, string> } };
}

async function newImport(): Promise<ImportJob> {
  return (await (await api('POST', `${JOBS}/themes/imports`, IMPORT)).json()).job;
}

async function upload(job: ImportJob, file: Uint8Array): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(job.data.upload.parameters)) form.append(name, value);
  form.append('file', new File([new Uint8Array(file)], 'theme.zip'));
  return routes.request(job.data.upload.url, { method: 'POST', body: form });
}

async function jobStatus(id: string) {
  return (await (await api('GET', `${JOBS}/${id}`)).json()).job;
}

async function imported(file: Uint8Array) {
  const job = await newImport();
  await upload(job, file);
  return jobStatus(job.id);
}

async function importedTheme(): Promise<{ themeId: string }> {
  const job = await newImport();
  await upload(job, smallThemeZip());
  return { themeId: job.data.theme_id };
}

async function listed() {
  return (await (await api('GET', `${THEMES}?brand_id=360000000001`)).json()).themes;
}

/** Made by zlib, and put into the archive afterwards: in JavaScript it takes seconds to compress it. */
function zipBomb(mebibytes: number): Uint8Array {
  const size = mebibytes * 1024 * 1024;
  const compressed = deflateRawSync(Buffer.alloc(size), { level: 1 });
  const archive = zipSync({ 'theme/assets/bomb.png': [compressed, { level: 0 }] });
  const view = new DataView(archive.buffer, archive.byteOffset);
  const central = view.getUint32(archive.length - 6, true);
  // APPNOTE.TXT 4.3.7 and 4.3.12: the method of compression, and the size without it.
  for (const [method, sizeBefore] of [
    [8, 22],
    [central + 10, central + 24],
  ] as const) {
    view.setUint16(method, 8, true);
    view.setUint32(sizeBefore, size, true);
  }
  return archive;
}

function manyFiles(): Uint8Array {
  return zip(
    Object.fromEntries(Array.from({ length: 2_100 }, (_, index) => [`theme/assets/${index}`, ''])),
  );
}
