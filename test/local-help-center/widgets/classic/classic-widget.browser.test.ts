import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../../../src/local-help-center/account/account.js';
import { createAccount } from '../../../../src/local-help-center/account/create-account.js';
import { classicWidget } from '../../../../src/local-help-center/widgets/classic/index.js';
import { closeChromium, openChromium } from '../../../browser/chromium.js';
import { listenOnNewPort } from '../../../browser/listen-on-new-port.js';
import { mistakesInDom } from '../../../browser/valid-dom.js';
import { classicJwt } from './classic-jwt.js';

declare const zE: (...args: unknown[]) => unknown;

let account: Account;
let browser: Browser;
let page: Page;
let settings = '';
let app: Hono;
let server: Server;
let port: number;

beforeAll(async () => {
  [account, browser] = await Promise.all([createAccount(), openChromium()]);
  account.faults.messengerDelayMs = 0;
  app = new Hono().route('/', classicWidget(account).routes);
  app.get('/', async (context) => {
    const end = await classicWidget(account).pageEnd(context.req.raw);
    return context.html(
      `<!doctype html><html lang="en"><head><title>Help</title><link rel="icon" href="data:,"><script>${settings}</script></head><body>${end}</body></html>`,
    );
  });
  page = await browser.newPage();
});
afterAll(() => closeChromium(browser));

// A port of its own makes an origin of its own: nothing is remembered from the test before.
beforeEach(async () => {
  server = createServer(getRequestListener(app.fetch));
  port = await listenOnNewPort(server);
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Opens a page whose head has these `zESettings`. */
async function openPage(zESettings = ''): Promise<void> {
  settings = zESettings;
  await page.goto(`http://localhost:${port}`);
  await page.waitForSelector('#local-classic-widget', { state: 'attached' });
}

const widget = (attribute: string) => page.getAttribute('#local-classic-widget', attribute);
const callback = async () =>
  `function (callback) { callback(${JSON.stringify(await classicJwt(account))}); }`;

describe('the Classic widget', () => {
  it('begins with an anonymous visitor', async () => {
    await openPage();
    expect(await widget('data-chat-user')).toBe('anonymous');
    expect(await widget('data-help-center-user')).toBe('anonymous');
  });

  it('is valid HTML, closed and open', async () => {
    await openPage();
    expect(await mistakesInDom(page)).toEqual([]);
    await page.click('#local-classic-widget button');
    expect(await mistakesInDom(page)).toEqual([]);
  });

  it('asks chat’s jwtFn, and shows who is recognised', async () => {
    await openPage(
      `zESettings = { webWidget: { authenticate: { chat: { jwtFn: ${await callback()} } } } }`,
    );
    await page.waitForSelector('[data-chat-user="john.smith@example.com"]', { state: 'attached' });
    expect(await widget('data-external-id')).toBe('crm-1042');
    expect(await widget('data-help-center-user')).toBe('anonymous');
  });

  it('asks the jwtFn for Help Center content', async () => {
    await openPage(`zESettings = { webWidget: { authenticate: { jwtFn: ${await callback()} } } }`);
    await page.waitForSelector('[data-help-center-user="john.smith@example.com"]', {
      state: 'attached',
    });
    expect(await widget('data-chat-user')).toBe('anonymous');
  });

  it('stays anonymous with a JWT that is not good, and reports why', async () => {
    const warning = page.waitForEvent('console', (message) => message.type() === 'warning');
    await openPage(
      'zESettings = { webWidget: { authenticate: { chat: { jwtFn: (cb) => cb("x") } } } }',
    );
    expect((await warning).text()).toContain('chat is not authenticated');
    expect(await widget('data-chat-user')).toBe('anonymous');
  });

  it('forgets everybody at logout', async () => {
    await openPage(
      `zESettings = { webWidget: { authenticate: { chat: { jwtFn: ${await callback()} } } } }`,
    );
    await page.waitForSelector('[data-external-id]', { state: 'attached' });
    await page.evaluate(() => zE('webWidget', 'logout'));
    expect(await widget('data-chat-user')).toBe('anonymous');
  });

  it('asks the jwtFn again when it is asked to', async () => {
    await openPage();
    await page.evaluate(
      (jwt) => {
        const chat = { jwtFn: (callback: (jwt: string) => void) => callback(jwt) };
        Object.assign(window, { zESettings: { webWidget: { authenticate: { chat } } } });
        zE('webWidget', 'chat:reauthenticate');
      },
      await classicJwt(account),
    );
    await page.waitForSelector('[data-external-id="crm-1042"]', { state: 'attached' });
  });

  it('fills in what it is given', async () => {
    await openPage();
    await page.evaluate(() =>
      zE('webWidget', 'prefill', {
        name: { value: 'Jo', readOnly: true },
        email: { value: 'jo@example.com' },
      }),
    );
    await page.evaluate(() => zE('webWidget', 'open'));
    expect(await page.inputValue('input[name=name]')).toBe('Jo');
    expect(await page.isEditable('input[name=name]')).toBe(false);
    expect(await page.isEditable('input[name=email]')).toBe(true);
  });

  it('believes identify until a logout, without calling it proven', async () => {
    await openPage();
    await page.evaluate(() => zE('webWidget', 'identify', { name: 'Jo', email: 'jo@example.com' }));
    await page.evaluate(() => zE('webWidget', 'open'));
    expect(await page.inputValue('input[name=email]')).toBe('jo@example.com');
    await page.reload();
    await page.click('.launcher');
    expect(await page.inputValue('input[name=email]')).toBe('jo@example.com');
    expect(await widget('data-chat-user')).toBe('anonymous');
    await page.evaluate(() => zE('webWidget', 'logout'));
    expect(await page.inputValue('input[name=email]')).toBe('');
  });
});
