import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type LocalHelpCenter,
  startLocalHelpCenter,
} from '../../../../src/local-help-center/index.js';
import { closeChromium, openChromium } from '../../../browser/chromium.js';

/** Somebody at a browser of their own, on the Help Center. */
interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
}

let browser: Browser;
let helpCenter: LocalHelpCenter;
let desk: Visit;
let phone: Visit;
let agent: Visit;
const consoleErrors: string[] = [];

beforeAll(async () => {
  [browser, helpCenter] = await Promise.all([openChromium(), startLocalHelpCenter({ port: 0 })]);
  [desk, agent] = await Promise.all([visit('/'), visit('/agent')]);
});
afterAll(async () => {
  await closeChromium(browser);
  await helpCenter.close();
});

async function visit(path: string): Promise<Visit> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on('pageerror', (error) => consoleErrors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text());
  });
  await page.goto(helpCenter.url + path);
  return { context, page };
}

async function write({ page }: Visit, text: string): Promise<void> {
  await page.waitForSelector('#local-messenger', { state: 'attached' });
  if ((await page.getAttribute('#local-messenger', 'data-open')) !== 'true') {
    await page.click('#local-messenger .launcher');
  }
  await page.fill('#local-messenger textarea', text);
  await page.press('#local-messenger textarea', 'Enter');
}

const recognised = ({ page }: Visit, state: string) =>
  page.waitForSelector(`[data-messenger-user="${state}"]`, { state: 'attached' });

const conversationOf = ({ page }: Visit) => page.locator('#local-messenger .message .bubble');

/** What the agent sees: each message, with a check where it was sent while authenticated. */
const agentSees = () =>
  agent.page
    .locator('#conversation .message')
    .evaluateAll((messages) =>
      messages.map((message) =>
        [
          message.querySelector('.bubble')?.textContent,
          message.querySelector('.by .tick') ? '✓' : '',
        ].join(' '),
      ),
    );

describe('the conversation of one person in two browsers, and an agent', () => {
  it('begins anonymously: the agent sees a visitor without a check', async () => {
    await write(desk, 'Where is my order?');
    await agent.page.locator('.item', { hasText: 'Where is my order?' }).waitFor();
    expect(await agent.page.locator('.item .tick').count()).toBe(0);
  });

  it('is John Smith’s once he has signed in, by the id that Zendesk vouched for', async () => {
    await desk.page.goto(`${helpCenter.url}/access/sign_in?return_to=/`);
    await desk.page.click('text=John Smith');
    await recognised(desk, 'authenticated');
    expect(await desk.page.getAttribute('#local-messenger', 'data-external-id')).toBe('crm-1042');
    await agent.page.locator('.item[data-external-id="crm-1042"] .tick').waitFor();
  });

  it('shows a check on what he wrote since, and none on what he wrote before', async () => {
    await write(desk, 'It is number 7.');
    await expect.poll(agentSees).toEqual(['Where is my order? ', 'It is number 7. ✓']);
  });

  it('is there on his other browser too', async () => {
    phone = await visit('/access/sign_in?return_to=/');
    await phone.page.click('text=John Smith');
    await recognised(phone, 'authenticated');
    await expect
      .poll(() => conversationOf(phone).allTextContents())
      .toEqual(['Where is my order?', 'It is number 7.']);
  });

  it('brings the agent’s answer to both, as unread', async () => {
    await desk.page.click('#local-messenger .launcher');
    await agent.page.fill('#conversation textarea', 'It left this morning.');
    await agent.page.press('#conversation textarea', 'Enter');
    for (const { page } of [desk, phone]) {
      await page.waitForSelector('[data-unread="1"]', { state: 'attached' });
      expect(await page.textContent('.launcher .badge')).toBe('1');
    }
  });

  it('counts as read on both what he has read on one', async () => {
    await desk.page.click('#local-messenger .launcher');
    await desk.page.locator('.message.agent', { hasText: 'It left this morning.' }).waitFor();
    await phone.page.waitForSelector('[data-unread="0"]', { state: 'attached' });
  });

  it('goes on from the other browser, live', async () => {
    await write(phone, 'Thank you!');
    await desk.page.locator('.message.visitor', { hasText: 'Thank you!' }).waitFor();
    expect(await agentSees()).toContain('Thank you! ✓');
  });

  it('leaves the messenger anonymous where he signs out, and only there', async () => {
    await desk.page.goto(`${helpCenter.url}/access/logout`);
    await recognised(desk, 'anonymous');
    expect(await conversationOf(desk).count()).toBe(0);
    await phone.page.reload();
    await recognised(phone, 'authenticated');
  });

  it('has caused no error in any console', () => {
    expect(consoleErrors).toEqual([]);
  });
});

describe('somebody without an external id', () => {
  it('is known by Zendesk’s user id, and reads the messenger in her language', async () => {
    const amina = await visit('/access/sign_in?return_to=/hc/ar');
    await amina.page.click('text=Amina Haddad');
    await recognised(amina, 'authenticated');
    const messenger = amina.page.locator('#local-messenger');
    expect(await messenger.getAttribute('data-external-id')).toBe('1000000000102');
    expect(await messenger.getAttribute('dir')).toBe('rtl');
    await amina.context.close();
  });
});

describe('somebody whose external id has changed', () => {
  it('meets the 409 conflict, and is signed in without the e-mail address', async () => {
    const john = await visit('/access/sign_in');
    await john.page.addInitScript(() => {
      document.addEventListener('guide-messaging-auth:login', (event) => {
        document.documentElement.dataset.login = JSON.stringify((event as CustomEvent).detail);
      });
    });
    await john.page.fill('#name', 'John Smith');
    await john.page.fill('#email', 'john.smith@example.com');
    await john.page.fill('#external_id', 'crm-2000');
    const refusal = john.page.waitForResponse(
      (response) => response.url().endsWith('/messenger/api/login') && response.status() === 409,
    );
    await john.page.click('button.button');
    await refusal;

    await recognised(john, 'authenticated');
    await john.page.waitForSelector('html[data-login]');
    const login = await john.page.getAttribute('html', 'data-login');
    expect(JSON.parse(login ?? '{}')).toMatchObject({ withoutEmail: true });
    const messenger = john.page.locator('#local-messenger');
    expect(await messenger.getAttribute('data-external-id')).toBe('crm-2000');
    await write(john, 'Is my bike still there?');
    await john.page.waitForSelector('#local-messenger .message:has-text("still there")');
    await john.context.close();
  });
});
