import type {
  Browser,
  BrowserContext,
  ConsoleMessage,
  Page,
  Request,
  Route,
} from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { closeChromium, openChromium } from '../../../browser/chromium.js';
import { messagingJwt } from './messaging-jwt.js';
import { type MessengerSite, startMessengerSite } from './start-messenger-site.js';

declare const zE: (...args: unknown[]) => unknown;

let browser: Browser;
let site: MessengerSite;
let context: BrowserContext;
let page: Page;
let consoleErrors: string[];

// One tab for all tests. Each has a site of its own: its origin is new, so nothing is remembered.
beforeAll(async () => {
  browser = await openChromium();
  context = await browser.newContext();
  page = await newTab();
});
afterAll(async () => {
  await closeChromium(browser);
  await site.close();
});

beforeEach(async () => {
  const before: MessengerSite | undefined = site;
  site = await startMessengerSite();
  consoleErrors = [];
  await openPage(page);
  // Not before its page has gone: a stream that the server ends is an error in the console.
  await before?.close();
});

async function newTab(): Promise<Page> {
  const opened = await context.newPage();
  opened.on('pageerror', (error) => consoleErrors.push(String(error)));
  opened.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text());
  });
  return opened;
}

async function openPage(tab: Page): Promise<void> {
  await tab.goto(`${site.url}/?developer_panel=off`);
  await tab.waitForSelector('#local-messenger', { state: 'attached' });
}

/** Opens the page in another tab, until the test is over. */
async function openOtherTab(): Promise<Page> {
  const tab = await newTab();
  onTestFinished(() => tab.close());
  await openPage(tab);
  return tab;
}

/** Runs in each page that this test opens, before anything else. */
async function runFirst(script: () => void): Promise<void> {
  const added = await page.addInitScript(script);
  onTestFinished(() => added.dispose());
}

/** Decides about requests of the page until the test is over. */
async function route(path: string, decide: (route: Route) => Promise<void>): Promise<void> {
  await page.route(`**/messenger/api/${path}`, decide);
  onTestFinished(() => page.unrouteAll());
}

/** Calls `zE` in the page; functions cannot travel there. */
const command = (...args: unknown[]) =>
  page.evaluate((given) => {
    zE(...given);
  }, args);

/** Logs in as a page does; each call of the callback gets the next of the tokens. */
const logIn = (...jwts: unknown[]) =>
  page.evaluate((tokens) => {
    const asked = { count: 0, results: [] as unknown[] };
    Object.assign(window, { asked });
    zE(
      'messenger',
      'loginUser',
      (callback: (jwt: unknown) => void) => {
        callback(tokens[Math.min(asked.count, tokens.length - 1)]);
        asked.count += 1;
      },
      (error: unknown) => asked.results.push(error),
    );
  }, jwts);

const asked = () =>
  page.evaluate(
    () => (window as unknown as { asked: { count: number; results: unknown[] } }).asked,
  );

const messenger = (state: string, on = page) =>
  on.waitForSelector(`[data-messenger-user="${state}"]`, { state: 'attached' });

async function say(text: string, on = page): Promise<void> {
  await on.evaluate(() => {
    zE('messenger', 'open');
  });
  await on.fill('.panel textarea', text);
  await on.press('.panel textarea', 'Enter');
  await on.locator('.message.visitor .bubble', { hasText: text }).waitFor();
}

const messages = (on = page) => on.locator('.message .bubble').allInnerTexts();

function answer(text: string): void {
  const [conversation] = site.messaging.conversations.list();
  site.messaging.conversations.write(conversation?.user.id ?? '', {
    from: 'agent',
    author: 'Grace Agent',
    text,
    authenticated: false,
  });
}

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

describe('the messenger on a page', () => {
  it('begins with an anonymous visitor, and asks nothing of its server', async () => {
    const requests: string[] = [];
    const see = (request: Request) => requests.push(new URL(request.url()).pathname);
    page.on('request', see);
    await page.reload();
    await messenger('anonymous');
    page.off('request', see);
    expect(requests.filter((path) => path.startsWith('/messenger/api'))).toEqual([]);
    expect(consoleErrors).toEqual([]);
  });

  it('comes as late as the developer panel sets, and zE with it', async () => {
    site.account.faults.messengerDelayMs = 600_000;
    await page.goto(site.url);
    expect(await page.evaluate(() => 'zE' in window)).toBe(false);
    site.account.faults.messengerDelayMs = 300;
    await page.reload();
    await messenger('anonymous');
    expect(await page.evaluate(() => 'zE' in window)).toBe(true);
  });

  it('never comes when it is blocked', async () => {
    site.account.faults.messengerBlocked = true;
    const response = await page.goto(site.url);
    expect(await response?.text()).not.toContain('snippet.js');
  });

  it('does what was asked before it came', async () => {
    await runFirst(() => {
      Object.assign(document, { zEQueue: [['messenger', 'open']] });
    });
    await page.reload();
    await page.waitForSelector('.panel');
  });
});

describe('zE', () => {
  it('opens, closes, hides and shows', async () => {
    await command('messenger', 'open');
    expect(await page.isVisible('.panel')).toBe(true);
    await command('messenger', 'close');
    expect(await page.isVisible('.panel')).toBe(false);
    await command('messenger', 'hide');
    expect(await page.isVisible('.launcher')).toBe(false);
    await command('messenger', 'show');
    expect(await page.isVisible('.launcher')).toBe(true);
  });

  it('reports opening and closing until one unsubscribes', async () => {
    const heard = await page.evaluate(() => {
      const heard: string[] = [];
      zE('messenger:on', 'close', () => heard.push('close'));
      const stop = zE('messenger:on', 'open', () => heard.push('open')) as () => void;
      zE('messenger', 'open');
      zE('messenger', 'close');
      stop();
      zE('messenger', 'open');
      return heard;
    });
    expect(heard).toEqual(['open', 'close']);
  });

  it('goes on when a listener throws', async () => {
    await page.evaluate(() => {
      zE('messenger:on', 'open', () => {
        throw new Error('the page is broken');
      });
    });
    await command('messenger', 'open');
    await command('messenger', 'close');
    expect(await page.isVisible('.panel')).toBe(false);
    expect(consoleErrors).toEqual(['Error: the page is broken']);
  });

  it('shows how many messages are unread', async () => {
    await page.evaluate(() => {
      const counts: number[] = [];
      Object.assign(window, { counts });
      zE('messenger:on', 'unreadMessages', (count: number) => counts.push(count));
    });
    await say('Hello');
    await command('messenger', 'close');
    answer('Hello!');
    await page.waitForSelector('[data-unread="1"]', { state: 'attached' });
    expect(await page.textContent('.launcher .badge')).toBe('1');
    await command('messenger', 'open');
    expect(await page.evaluate(() => Reflect.get(window, 'counts'))).toEqual([1, 0]);
  });

  it('sets the language, and the direction with it', async () => {
    await command('messenger', 'open');
    await command('messenger:set', 'locale', 'ar');
    expect(await page.textContent('.panel h2')).toBe('الرسائل');
    expect(await page.getAttribute('#local-messenger', 'dir')).toBe('rtl');
  });

  it('sets the z-index', async () => {
    await command('messenger:set', 'zIndex', 7);
    const zIndex = await page.$eval('#local-messenger', (host) => getComputedStyle(host).zIndex);
    expect(zIndex).toBe('7');
  });

  it('sets tags and fields, which the agent sees, and which a logout clears', async () => {
    await command('messenger:set', 'conversationTags', ['checkout']);
    await command('messenger:set', 'conversationFields', [{ id: '42', value: 'blue' }]);
    await say('Hello');
    await expect
      .poll(() => site.messaging.conversations.list()[0])
      .toMatchObject({ tags: ['checkout'], fields: [{ id: '42', value: 'blue' }] });
    await command('messenger', 'logoutUser');
    await say('Somebody else');
    await expect.poll(() => site.messaging.conversations.list()[0]).toMatchObject({ tags: [] });
  });

  it('keeps nothing in the browser when cookies are refused', async () => {
    await command('messenger:set', 'cookies', false);
    await say('Hello');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  it.each([
    ['messenger', 'explode'],
    ['messenger:set', 'locale', 7],
    ['messenger:set', 'conversationTags', 'x'],
    ['messenger:set', 'conversationFields', [{ id: 1 }]],
    ['messenger', 'loginUser', 'a-jwt-and-no-function'],
    ['constructor', '__proto__'],
  ])('warns of ("%s", "%s", %j) and does nothing', async (...call) => {
    const warning = page.waitForEvent('console', (message) => message.type() === 'warning');
    await command(...call);
    expect((await warning).text()).toMatch(/^zE: /);
    expect(consoleErrors).toEqual([]);
  });
});

describe('each command and event of Zendesk’s', () => {
  it('is known, does what it can here, and calls its callback', async () => {
    const warnings: string[] = [];
    const see = (message: ConsoleMessage) => {
      if (message.type() === 'warning') warnings.push(message.text());
    };
    page.on('console', see);
    onTestFinished(() => void page.off('console', see));
    await page.evaluate(() => {
      const called: unknown[] = [];
      Object.assign(window, { called });
      const done = (name: string) => () => called.push(name);
      for (const event of [
        'conversationStarted',
        'conversationOpened',
        'conversationAgentAssigned',
        'conversationWithAgentRequested',
        'newConversationButtonClicked',
        'messagesShown',
        'proactiveMessageDisplayed',
        'proactiveMessageClicked',
      ]) {
        const stop = zE('messenger:on', event, done(event));
        if (typeof stop !== 'function') called.push(`${event} returns no function`);
      }
      zE('messenger', 'useSessionAuth');
      zE('messenger', 'render', { mode: 'embedded', widget: {} }, done('render'));
      zE('messenger:set', 'customization', { theme: {} });
      zE('messenger:set', 'beforeMessageDisplay', (text: string) => text);
      zE('messenger:set', 'cookies', 'functional');
      zE('messenger:ui', 'newConversation');
      zE('messenger:ui', 'navigation', { screen: 'conversationList' });
      const text = { content: { type: 'text', text: 'Hello' } };
      zE('messenger', 'newConversation', {}, done('newConversation'));
      zE('messenger', 'sendMessage', text, undefined, done('sendMessage'));
    });
    const called = () =>
      page.evaluate(() => [...new Set((window as unknown as { called: unknown[] }).called)].sort());
    await expect
      .poll(called)
      .toEqual([
        'conversationOpened',
        'conversationStarted',
        'messagesShown',
        'newConversation',
        'render',
        'sendMessage',
      ]);
    expect(await page.locator('#local-messenger').getAttribute('data-calls')).toBe(
      'messenger useSessionAuth, messenger render, messenger:set customization, messenger:set beforeMessageDisplay, messenger:ui newConversation, messenger:ui navigation',
    );
    const fetched = await page.evaluate(
      () => new Promise((resolve) => zE('messenger', 'fetchConversations', 0, resolve)),
    );
    expect(fetched).toMatchObject({ conversations: [{ messages: [{ text: 'Hello' }] }] });
    await page.evaluate(() => new Promise<void>((done) => zE('messenger', 'resetWidget', done)));
    await expect
      .poll(() => page.locator('#local-messenger').getAttribute('data-open'))
      .toBe('false');
    expect(warnings).toEqual([]);
  });

  it('is not shown with autorender: false, until the page asks', async () => {
    await runFirst(() => {
      Object.assign(window, { zEMessenger: { autorender: false } });
    });
    await openPage(page);
    expect(await page.locator('.launcher').isVisible()).toBe(false);
    await command('messenger', 'open');
    await page.locator('.panel').waitFor();
  });
});

describe('loginUser', () => {
  it('recognises the user of a good JWT, and shows it', async () => {
    await logIn(await messagingJwt(site.account));
    await messenger('authenticated');
    expect(await page.getAttribute('#local-messenger', 'data-external-id')).toBe('crm-1042');
    expect(await asked()).toEqual({ count: 1, results: [null] });
    await page.click('.launcher');
    expect(await page.textContent('.panel .user')).toMatch(/John Smith\s+external id crm-1042/);
  });

  it('goes on recognising them on the next page', async () => {
    await logIn(await messagingJwt(site.account));
    await messenger('authenticated');
    await page.reload();
    await messenger('authenticated');
  });

  it('calls nobody anonymous before the server has named them', async () => {
    await logIn(await messagingJwt(site.account));
    await messenger('authenticated');
    let answer = () => {};
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await route('resume', async (request) => {
      await asked;
      await request.continue();
    });
    await page.reload();
    await messenger('signing-in');
    answer();
    await messenger('authenticated');
  });

  it('calls them anonymous while the server cannot be reached', async () => {
    await logIn(await messagingJwt(site.account));
    await messenger('authenticated');
    await route('resume', (request) => request.abort());
    await page.reload();
    await messenger('anonymous');
  });

  it('recognises them in other tabs', async () => {
    const other = await openOtherTab();
    await logIn(await messagingJwt(site.account));
    await messenger('authenticated', other);
    await command('messenger', 'logoutUser');
    await messenger('anonymous', other);
  });

  it('shows why it refuses a JWT, and stays usable anonymously', async () => {
    await logIn(await messagingJwt(site.account, { scope: 'nobody' }));
    await expect.poll(asked).toMatchObject({
      results: [{ type: 'LoginFailedError', reason: 'wrong_scope', message: expect.any(String) }],
    });
    await messenger('anonymous');
    await say('Hello all the same');
  });

  it('survives a callback that throws', async () => {
    await page.evaluate(() => {
      const results: unknown[] = [];
      Object.assign(window, { asked: { count: 0, results } });
      const broken = () => {
        throw new Error('the page is broken');
      };
      zE('messenger', 'loginUser', broken, (error: unknown) => results.push(error));
    });
    await expect.poll(asked).toMatchObject({ results: [{ reason: 'no_jwt' }] });
  });

  it('asks again when the token has expired', async () => {
    const [short, long] = await Promise.all(
      [2, 600].map((seconds) => messagingJwt(site.account, { exp: inSeconds(seconds) })),
    );
    await logIn(short, long);
    await expect.poll(asked).toEqual({ count: 2, results: [null, null] });
    await messenger('authenticated');
  });

  it('forgets the user when there is no new token', async () => {
    await logIn(await messagingJwt(site.account, { exp: inSeconds(2) }), null);
    await messenger('authenticated');
    await messenger('anonymous');
    expect(await asked()).toMatchObject({ results: [null, { type: 'LoginFailedError' }] });
  });

  it('drops the user before when another one fails to log in', async () => {
    await logIn(await messagingJwt(site.account));
    await messenger('authenticated');
    await logIn('nonsense');
    await messenger('anonymous');
  });

  it('changes to the other user’s conversation', async () => {
    await logIn(await messagingJwt(site.account));
    await messenger('authenticated');
    await say('I am John');
    await logIn(await messagingJwt(site.account, { external_id: 'crm-7', name: 'Mei' }));
    await page.waitForSelector('[data-external-id="crm-7"]', { state: 'attached' });
    expect(await messages()).toEqual([]);
  });

  it('counts only the last of two calls', async () => {
    const [john, mei] = await Promise.all([
      messagingJwt(site.account),
      messagingJwt(site.account, { external_id: 'crm-7', name: 'Mei' }),
    ]);
    await page.evaluate(
      ([slow, fast]) => {
        zE('messenger', 'loginUser', (callback: (jwt: unknown) => void) => {
          setTimeout(() => callback(slow), 50);
        });
        zE('messenger', 'loginUser', (callback: (jwt: unknown) => void) => callback(fast));
        setTimeout(() => document.body.setAttribute('data-waited', ''), 100);
      },
      [john, mei],
    );
    await page.waitForSelector('[data-waited]');
    expect(await page.getAttribute('#local-messenger', 'data-external-id')).toBe('crm-7');
  });

  it('takes an anonymous conversation along', async () => {
    await say('Hello, I am nobody yet');
    await logIn(await messagingJwt(site.account));
    await messenger('authenticated');
    expect(await messages()).toEqual(['Hello, I am nobody yet']);
    expect(site.messaging.conversations.list()).toHaveLength(1);
  });
});

describe('logoutUser', () => {
  it('puts the messenger back to before the login', async () => {
    await logIn(await messagingJwt(site.account));
    await messenger('authenticated');
    await say('Hello');
    await command('messenger', 'logoutUser');
    await messenger('anonymous');
    expect(await messages()).toEqual([]);
    await page.reload();
    await messenger('anonymous');
  });

  it('throws away the conversation of somebody who never logged in', async () => {
    await say('Hello');
    await command('messenger', 'logoutUser');
    expect(await messages()).toEqual([]);
  });

  it('is not undone by an answer about the session before', async () => {
    await logIn(await messagingJwt(site.account));
    await messenger('authenticated');
    await route('resume', async (request) => {
      const response = await request.fetch();
      await page.evaluate(() => {
        const host = document.getElementById('local-messenger') as HTMLElement;
        const seen: (string | undefined)[] = [];
        Object.assign(window, { seen });
        new MutationObserver(() => seen.push(host.dataset.messengerUser)).observe(host, {
          attributes: true,
        });
        zE('messenger', 'logoutUser');
      });
      await request.fulfill({ response });
    });
    await page.reload();
    await say('I am nobody');
    expect(await page.evaluate(() => Reflect.get(window, 'seen'))).not.toContain('authenticated');
  });

  it('stops a login that is in progress', async () => {
    const jwt = await messagingJwt(site.account);
    await page.evaluate((token) => {
      zE('messenger', 'loginUser', (callback: (jwt: unknown) => void) => {
        setTimeout(() => {
          callback(token);
          document.body.setAttribute('data-called', '');
        }, 50);
      });
      zE('messenger', 'logoutUser');
    }, jwt);
    await page.waitForSelector('[data-called]');
    await say('Still nobody');
    expect(await page.getAttribute('#local-messenger', 'data-messenger-user')).toBe('anonymous');
  });
});

describe('writing', () => {
  it('shows what is sent as text, whatever it looks like', async () => {
    const attack = '<img src=x onerror="document.title=\'broken\'"><script>1</script>';
    await logIn(await messagingJwt(site.account, { name: attack, external_id: attack }));
    await messenger('authenticated');
    await say(attack);
    answer(attack);
    await page.waitForSelector('.message.agent');
    expect(await messages()).toEqual([attack, attack]);
    expect(await page.locator('.panel img').count()).toBe(0);
    expect(await page.title()).toBe('Help');
  });

  it('keeps what could not be sent, and reports it', async () => {
    await page.click('.launcher');
    await route('messages', (request) => request.abort());
    await page.fill('.panel textarea', 'Hello');
    await page.press('.panel textarea', 'Enter');
    await page.waitForSelector('.unsent:visible');
    expect(await page.inputValue('.panel textarea')).toBe('Hello');
  });

  it('as a user whose session is over never goes out as an anonymous visitor', async () => {
    await logIn(await messagingJwt(site.account), null);
    await messenger('authenticated');
    site.messaging.logOut(
      await page.evaluate(() => localStorage.getItem('local-messenger-session') ?? ''),
    );
    await page.click('.launcher');
    await page.fill('.panel textarea', 'Secret');
    await page.press('.panel textarea', 'Enter');
    await page.waitForSelector('.unsent:visible');
    expect(site.messaging.conversations.list()).toEqual([]);
  });

  it('as a visitor whom the server has forgotten begins a new conversation', async () => {
    await logIn('refused');
    await expect.poll(asked).toMatchObject({ results: [{ reason: 'malformed_jwt' }] });
    await say('Hello');
    site.messaging.logOut(
      await page.evaluate(() => localStorage.getItem('local-messenger-session') ?? ''),
    );
    await say('Hello again');
    expect(await messages()).toEqual(['Hello again']);
  });

  it('works with storage switched off', async () => {
    await runFirst(() => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new Error('storage is off');
        },
      });
    });
    await page.reload();
    await say('Hello');
    expect(consoleErrors).toEqual([]);
  });

  it('by keyboard: opens, writes, closes with Escape, and returns to the launcher', async () => {
    await page.focus('.launcher');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Hello');
    await page.keyboard.press('Enter');
    await page.locator('.message.visitor').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.isVisible('.panel')).toBe(false);
    const focused = await page.$eval(
      '#local-messenger',
      (host) => host.shadowRoot?.activeElement?.className,
    );
    expect(focused).toBe('launcher');
  });
});

describe('in a theme with loud styles', () => {
  it('keeps its looks and its place', async () => {
    const place = async () => page.locator('.launcher').boundingBox();
    const before = await place();
    await page.addStyleTag({
      content:
        '* { margin: 9px !important; font: 40px serif !important; position: static !important } button { display: none !important; transform: scale(3) }',
    });
    expect(await place()).toEqual(before);
  });

  it('shifts nothing', async () => {
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          new PerformanceObserver((list) =>
            resolve(
              list
                .getEntries()
                .reduce((sum, entry) => sum + Number(Reflect.get(entry, 'value')), 0),
            ),
          ).observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
        }),
    );
    expect(shift).toBe(0);
  });
});
