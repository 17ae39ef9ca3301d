import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { closeChromium, openChromium } from '../../../browser/chromium.js';
import { messagingJwt } from '../messenger/messaging-jwt.js';
import { type MessengerSite, startMessengerSite } from '../messenger/start-messenger-site.js';

const ATTACK = '"><img src=x onerror="document.title=\'broken\'"><script>1</script>';

let browser: Browser;
let site: MessengerSite;
let page: Page;

beforeAll(async () => {
  browser = await openChromium();
  page = await browser.newPage();
});
afterAll(() => closeChromium(browser));

beforeEach(async () => {
  site = await startMessengerSite();
  await page.goto(`${site.url}/agent`);
  return () => site.close();
});

/** Somebody writes; with claims, authenticated. */
async function write(text: string, claims?: Record<string, unknown>): Promise<string> {
  const { messaging, account } = site;
  const session = claims
    ? await messaging.logIn(await messagingJwt(account, claims), undefined)
    : messaging.start();
  if ('failure' in session) throw new Error(session.failure.message);
  const user = messaging.user(session.token);
  if (!user) throw new Error('The new session is good for nothing.');
  messaging.conversations.write(user.id, {
    from: 'visitor',
    author: 'Visitor',
    text,
    authenticated: user.authenticated,
  });
  return user.id;
}

const names = () => page.locator('.item .name').allTextContents();

describe('the agent’s page', () => {
  it('reports what to do while there is nothing', async () => {
    expect(await page.textContent('#none')).toContain('No conversations yet.');
  });

  it('lists the conversations as they arrive, the latest first', async () => {
    await write('Hello', { external_id: 'crm-1', name: 'John' });
    await write('Hello', { external_id: 'crm-2', name: 'Mei' });
    await expect.poll(names).toEqual(['Mei', 'John']);
  });

  it('stays with the conversation that was chosen when another one arrives', async () => {
    await write('Hello', { external_id: 'crm-1', name: 'John' });
    await page.click('[data-external-id="crm-1"]');
    await page.fill('#conversation textarea', 'Half an answer');
    await write('Hello', { external_id: 'crm-2', name: 'Mei' });
    await expect.poll(names).toEqual(['Mei', 'John']);
    expect(await page.textContent('#conversation h2 .name')).toBe('John');
    expect(await page.inputValue('#conversation textarea')).toBe('Half an answer');
  });

  it('answers the one who is chosen', async () => {
    const john = await write('Hello', { external_id: 'crm-1', name: 'John' });
    await write('Hello', { external_id: 'crm-2', name: 'Mei' });
    await page.click('[data-external-id="crm-1"]');
    await page.fill('#conversation textarea', 'Hello John');
    await page.press('#conversation textarea', 'Enter');
    await page.locator('.message.agent', { hasText: 'Hello John' }).waitFor();
    expect(site.messaging.conversations.get(john)?.messages.at(-1)?.text).toBe('Hello John');
  });

  it('shows name, external id and green check of authenticated users only', async () => {
    await write('Hello');
    await write('Hello', { external_id: 'crm-1', name: 'John' });
    await page.locator('.item').nth(1).waitFor();
    expect(await page.locator('.item .tick').count()).toBe(1);
    expect(await page.textContent('.item[data-external-id] .external')).toBe('crm-1');
  });

  it('drops a conversation that was merged into another', async () => {
    const { messaging } = site;
    const john = await write('From the phone', { external_id: 'crm-1', name: 'John' });
    const anonymous = await write('Anonymous');
    await page.locator('.item').nth(1).waitFor();
    messaging.conversations.merge({ from: anonymous, into: john });
    await expect.poll(names).toEqual(['John']);
  });

  it('shows whatever visitors say as text', async () => {
    const user = await write(ATTACK, { external_id: ATTACK, name: ATTACK, email: ATTACK });
    site.messaging.annotate(user, { tags: [ATTACK], fields: [{ id: ATTACK, value: ATTACK }] });
    await page.locator('dd', { hasText: ATTACK }).last().waitFor();
    expect(await page.textContent('.message .bubble')).toBe(ATTACK);
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(await page.title()).toBe('Agent · Local Help Center');
  });

  it('reports it when an answer could not be sent, and keeps it', async () => {
    await write('Hello');
    await page.route('**/agent/api/answers', (route) => route.abort());
    onTestFinished(() => page.unrouteAll());
    await page.fill('#conversation textarea', 'Hello!');
    await page.press('#conversation textarea', 'Enter');
    await page.locator('.problem', { hasText: 'not sent' }).waitFor();
    expect(await page.inputValue('#conversation textarea')).toBe('Hello!');
  });
});
