import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type LocalHelpCenter,
  startLocalHelpCenter,
} from '../../../../src/local-help-center/index.js';
import { kitThemeFolder } from '../../../../src/theme-package/index.js';
import { closeChromium, openChromium } from '../../../browser/chromium.js';

let folder: string;
let helpCenter: LocalHelpCenter;
let browser: Browser;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broken-template-'));
  await cp(kitThemeFolder, folder, { recursive: true });
  [helpCenter, browser] = await Promise.all([
    startLocalHelpCenter({
      theme: folder,
      port: 0,
      watch: true,
      onProblem: (problem) => problems.push(problem),
    }),
    openChromium(),
  ]);
  page = await browser.newPage();
  const connected = page.waitForResponse((response) => response.url().includes('live-reload?'));
  await page.goto(`${helpCenter.url}/hc/en-us`);
  await connected;
});

afterAll(async () => {
  await closeChromium(browser);
  await helpCenter?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a template that is broken while its page is open', () => {
  const homePage = () => join(folder, 'templates/home_page.hbs');
  let good: string;

  it('is named with its place on the page', async () => {
    good = await readFile(homePage(), 'utf8');
    await writeFile(homePage(), `{{#if signed_in}}\n${good}`);
    await page.getByText('templates/home_page.hbs').first().waitFor();
    expect(await page.title()).toContain('templates/home_page.hbs');
  });

  it('is named at the terminal', () => {
    expect(problems.join('\n')).toContain('templates/home_page.hbs');
  });

  it('gives way to the page when it is fixed', async () => {
    await writeFile(homePage(), `${good}<p>Mended</p>`);
    await page.getByText('Mended').waitFor();
  });

  it('does not end the sign-in: the head block is in the page that recovered', async () => {
    expect(await page.locator('script[data-endpoint]').count()).toBe(1);
  });
});
