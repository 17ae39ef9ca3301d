import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type LocalHelpCenter,
  startLocalHelpCenter,
} from '../../../src/local-help-center/index.js';
import { closeChromium, openChromium } from '../../browser/chromium.js';
import { smallThemeFiles } from '../theming/small-theme.js';

const ARTICLE = '/hc/en-us/articles/360000001001';

/** A theme that counts on what Zendesk adds for version 1, as public ones do. */
const THEME = {
  'manifest.json': JSON.stringify({
    name: 'Old',
    author: 'Test',
    version: '1.0.0',
    api_version: 1,
    default_locale: 'en-us',
    settings: [],
  }),
  'templates/header.hbs': '{{user_info}}',
  'templates/article_page.hbs': `
    {{#with article}}{{vote 'up' class='thumb' selected_class='chosen'}}{{/with}}
    {{share}}`,
  'style.css': `
    .thumb::before { content: "\\1F44D"; font-family: "copenhagen-icons"; }
    .share-twitter::before { content: "\\E901"; font-family: "copenhagen-icons"; }`,
  'script.js': '$(function () { $("body").addClass("ready"); });',
};

describe('a theme of API version 1 in Chromium', () => {
  let folder: string;
  let helpCenter: LocalHelpCenter;
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'version-1-'));
    for (const [path, content] of smallThemeFiles(THEME)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    [helpCenter, browser] = await Promise.all([
      startLocalHelpCenter({ theme: folder, port: 0 }),
      openChromium(),
    ]);
    const { account, url } = helpCenter;
    const [john] = account.people();
    if (!john) throw new Error('The account has lost its sample people.');
    const window = await browser.newContext();
    await window.addCookies([{ name: '_zendesk_session', value: account.signIn(john), url }]);
    page = await window.newPage();
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(url + ARTICLE);
  });

  afterAll(async () => {
    await closeChromium(browser);
    await helpCenter?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('runs its script with jQuery', async () => {
    await page.waitForSelector('body.ready', { state: 'attached' });
    expect(errors).toEqual([]);
  });

  it('draws the icons of the font that it names without bringing it', async () => {
    const faces = await page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts].filter(({ status }) => status === 'loaded').map((f) => f.family);
    });
    expect(faces.join()).toContain('copenhagen-icons');
  });

  it('opens the menu of the person, by click and by key, and closes it', async () => {
    const menu = page.locator('#user-dropdown');
    await page.locator('#user-name').click();
    await menu.getByText('Sign out').waitFor();
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
    await page.locator('#user .dropdown-toggle').press('Enter');
    await menu.waitFor();
    await page.mouse.click(600, 400);
    await menu.waitFor({ state: 'hidden' });
  });

  it('counts the vote and shows it as given', async () => {
    const vote = page.locator('a.thumb');
    const before = Number(await vote.getAttribute('data-upvote-count'));
    await vote.click();
    await page.waitForSelector('a.thumb.chosen[aria-selected="true"]');
    expect(Number(await vote.getAttribute('data-upvote-count'))).toBe(before + 1);
  });
});
