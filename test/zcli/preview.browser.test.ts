import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LocalHelpCenter } from '../../src/local-help-center/index.js';
import { zcliEnvironment } from '../../src/local-help-center/theming/index.js';
import { build } from '../../src/theme-package/index.js';
import { closeChromium, openChromium } from '../browser/chromium.js';
import { freePort } from './free-port.js';
import { type RunningZcli, startZcli, type ZcliRun, zcli } from './zcli.js';

const HOME_PAGE = 'templates/home_page.hbs';

let folder: string;
let theme: string;
let helpCenter: LocalHelpCenter;
/** As zcli and its user know it; the certificate is for both names. */
let url: string;
let zcliUrl: string;
let preview: RunningZcli;
let imported: Promise<ZcliRun>;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const consoleErrors: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zcli-preview-'));
  // The certificate is kept in the home folder, but not in that of the person who runs the tests.
  vi.stubEnv('HOME', folder);
  const { startLocalHelpCenter } = await import('../../src/local-help-center/index.js');
  helpCenter = await startLocalHelpCenter({ port: 0, https: true });
  const port = Number(new URL(helpCenter.url).port);
  url = `https://127.0.0.1:${port}`;
  const environment = zcliEnvironment(
    port,
    helpCenter.account.client,
    helpCenter.certificate?.certFile ?? '',
  );

  theme = await buildTheme(`${url}/token-endpoint/messaging`);

  const zcliPort = await freePort();
  zcliUrl = `https://localhost:${zcliPort}`;
  const certFile = helpCenter.certificate?.certFile ?? '';
  [preview, browser] = await Promise.all([
    startZcli(
      [
        'themes:preview',
        theme,
        `--port=${zcliPort}`,
        `--https-cert=${certFile}`,
        `--https-key=${join(dirname(certFile), 'localhost-key.pem')}`,
      ],
      environment,
    ),
    openChromium(),
  ]);
  const importedTheme = await themeCopy('imported', '<h1>Imported by zcli</h1>');
  imported = zcli(['themes:import', importedTheme], environment);
  await preview.says(`Ready ${url}/hc/admin/local_preview/start`);

  context = await browser.newContext({ ignoreHTTPSErrors: true });
  page = await context.newPage();
  page.on(
    'console',
    (message) =>
      message.type() === 'error' &&
      consoleErrors.push(`${message.text()} ${message.location().url}`),
  );
});

afterAll(async () => {
  await closeChromium(browser);
  await Promise.allSettled([preview?.stop(), imported]);
  await helpCenter?.close();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

describe('zcli themes:preview', () => {
  it('shows the theme with the stylesheet, the script and the assets of its own server', async () => {
    const files: string[] = [];
    page.on('response', (response) => {
      if (response.ok() && response.url().startsWith(zcliUrl)) {
        files.push(new URL(response.url()).pathname);
      }
    });
    await page.goto(`${url}/hc/admin/local_preview/start`);
    await page.waitForLoadState('load');
    expect(files).toEqual(
      expect.arrayContaining([
        '/guide/style.css',
        '/guide/script.js',
        expect.stringMatching(/^\/guide\/(assets|settings)\//),
      ]),
    );
  });

  it('has uploaded every template', async () => {
    const entries = await readdir(join(theme, 'templates'), {
      recursive: true,
      withFileTypes: true,
    });
    const templates = entries.filter((entry) => entry.isFile()).length;
    expect(templates).toBeGreaterThanOrEqual(20);
    await page.goto(`${url}/developer/themes`);
    await page.getByText(`${templates} templates`, { exact: false }).waitFor();
  });

  it('shows on each page that it is a preview', async () => {
    await page.goto(`${url}/hc/en-us`);
    await page.getByRole('link', { name: 'Exit preview' }).waitFor();
  });

  it('signs a user in to the messenger', async () => {
    await page.goto(`${url}/access/sign_in`);
    await page.getByRole('button', { name: /John Smith/ }).click();
    await page.locator('[data-messenger-user="authenticated"]').waitFor({ state: 'attached' });
    expect(
      await page.locator('[data-messenger-user="authenticated"]').getAttribute('data-external-id'),
    ).toBe('crm-1042');
  });

  it("brings an edit of a template to the page by zcli's own live reload", async () => {
    await openListening();
    await editHomePage((source) => `${source}<p>Edited while it is open</p>`);
    await page.getByText('Edited while it is open').waitFor();
  });

  it('shows what is wrong with an edit, keeps the last good page, and recovers', async () => {
    await openListening();
    await editHomePage((source) => `${source}{{settings.nothing_like_that}}`);
    await preview.says('InvalidTemplates');
    const second = await context.newPage();
    await second.goto(`${url}/hc/en-us`);
    await second.getByText('Edited while it is open').waitFor();
    await second.close();
    await editHomePage((source) => source.replace('{{settings.nothing_like_that}}', 'Mended'));
    await page.getByText('Mended').waitFor();
  });

  it('is not what another browser sees', async () => {
    const other = await browser.newPage({ ignoreHTTPSErrors: true });
    await other.goto(`${url}/hc/en-us`);
    expect(await other.locator('link[href$="/guide/style.css"]').count()).toBe(0);
    await other.close();
  });

  it('ends at /hc/admin/local_preview/stop', async () => {
    await page.goto(`${url}/hc/admin/local_preview/stop`);
    expect(await page.locator('link[href$="/guide/style.css"]').count()).toBe(0);
  });

  it('has left no error in the console of the browser', () => {
    expect(consoleErrors).toEqual([]);
  });
});

describe('a theme that zcli themes:import has brought', () => {
  const card = () => page.getByRole('listitem').filter({ hasText: themeId });
  let themeId = '';

  it('is in the list of themes', async () => {
    [, themeId = ''] = /theme ID: (\S+)/.exec((await imported).output) ?? [];
    await page.goto(`${url}/developer/themes`);
    await card().waitFor();
    expect(themeId).not.toBe('');
  });

  it('can be viewed before it is published, in this browser', async () => {
    await card().getByRole('link', { name: 'Preview' }).click();
    await page.getByRole('heading', { name: 'Imported by zcli' }).waitFor();
    await page.getByRole('link', { name: 'Exit preview' }).click();
    expect(await page.getByRole('heading', { name: 'Imported by zcli' }).count()).toBe(0);
  });

  it('is what everybody sees once it is published', async () => {
    await page.goto(`${url}/developer/themes`);
    await card().getByRole('button', { name: 'Publish' }).click();
    await card().getByText('Published').waitFor();
    const other = await browser.newPage({ ignoreHTTPSErrors: true });
    await other.goto(`${url}/hc/en-us`);
    await other.getByRole('heading', { name: 'Imported by zcli' }).waitFor();
    await other.close();
  });
});

describe('zcli themes:preview, on Ctrl-C', () => {
  it('takes its templates back', async () => {
    await page.goto(`${url}/developer/themes`);
    await page.getByText('Uploaded by zcli themes:preview').waitFor();
    expect(await preview.interrupt()).toBe(130);
    await page.reload();
    expect(await page.getByText('Uploaded by zcli themes:preview').count()).toBe(0);
  });
});

/** Opens the home page, and waits until zcli's script in it follows the theme. */
async function openListening(): Promise<void> {
  const listening = page.waitForEvent('console', (message) =>
    message.text().includes('Listening to theme changes'),
  );
  await page.goto(`${url}/hc/en-us`);
  await listening;
}

/** Puts the whole new file in place at once: zcli reads it as soon as it notices a change. */
async function editHomePage(edit: (source: string) => string): Promise<void> {
  const path = join(theme, HOME_PAGE);
  const edited = join(folder, 'edited.hbs');
  await writeFile(edited, edit(await readFile(path, 'utf8')));
  await rename(edited, path);
}

/** A copy of the theme that was built, with another home page. */
async function themeCopy(name: string, homePage: string): Promise<string> {
  const copy = join(folder, name);
  await cp(theme, copy, { recursive: true });
  await writeFile(join(copy, HOME_PAGE), homePage);
  return copy;
}

async function buildTheme(endpoint: string): Promise<string> {
  const out = join(folder, 'dist');
  await build({
    endpoint,
    out,
  });
  return join(out, 'theme');
}
