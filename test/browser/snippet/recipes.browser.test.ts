import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readText } from '../../docs/markdown.js';
import { openSite, type Site, type Visitor } from '../../theme/site.js';

const README = readText('snippet/README.md');
const RECIPES = /^## Recipes$(?<recipes>[\s\S]*?)^## /m.exec(README)?.groups?.recipes ?? '';

const FIELDS_AND_TAGS = 'Conversation fields and tags after the sign-in';
const LAUNCHER = 'The launcher only for people who are signed in';
const LINK = 'A link that opens the messenger';
const LANGUAGE = 'The language of the page';
const HEADINGS = [FIELDS_AND_TAGS, LAUNCHER, LINK, LANGUAGE];

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

/** The tabs in which visitors look at one page after the other. */
const tabs = new Map<Visitor, Promise<Page>>();

/** A tab of the visitor's: one that knows of earlier visits, or a new one in a window of its own. */
async function tabOf(visitor: Visitor, { fresh }: { fresh: boolean }): Promise<Page> {
  const opened = fresh ? undefined : tabs.get(visitor);
  const tab = opened ?? site.windowOf(visitor).then((window) => window.newPage());
  if (!fresh) tabs.set(visitor, tab);
  const page = await tab;
  onTestFinished(() => (fresh ? page.context().close() : page.unrouteAll()));
  return page;
}

describe('the recipes of the README', () => {
  it('are those that are tested here', () => {
    expect([...RECIPES.matchAll(/^### (.*)$/gm)].map(([, heading]) => heading)).toEqual(HEADINGS);
  });

  it.each(HEADINGS)('"%s" reaches the page as it was pasted', (heading) => {
    // Curlybars reads these two, in scripts as well.
    expect(recipe(heading)).not.toMatch(/\{\{|\\\{/);
  });

  it('work together', async () => {
    const { page, errors } = await open('end user', HEADINGS);

    await messengerOf(page, 'authenticated');
    await page.locator('#local-messenger .launcher').waitFor();
    await goToHash(page);
    await page.locator('#local-messenger .panel').waitFor();
    expect(errors).toEqual([]);
  });
});

describe(FIELDS_AND_TAGS, () => {
  it('are set for somebody who is signed in', async () => {
    const arrived: unknown[] = [];
    const see = (request: Request) => {
      if (request.url().endsWith('/messenger/api/annotations'))
        arrived.push(request.postDataJSON());
    };
    await open('end user', [FIELDS_AND_TAGS], {
      fresh: true,
      prepare: (page) => page.on('request', see),
    });

    await expect
      .poll(() => arrived.at(-1))
      .toMatchObject({
        tags: ['help-center', 'signed-in'],
        fields: [{ id: '1234567890', value: '/hc/en-us' }],
      });
  });
});

describe(LAUNCHER, () => {
  it('appears after the login, and disappears after the logout', async () => {
    const { page } = await open('end user', [LAUNCHER], { fresh: true });

    await messengerOf(page, 'authenticated');
    await page.locator('#local-messenger .launcher').waitFor();

    await page.goto(`${site.url}/access/logout`);
    // Playwright does not route what a redirect leads to: only the next page has the recipe.
    await page.goto(`${site.url}/hc/en-us`);
    await messengerOf(page, 'anonymous');
    await page.locator('#local-messenger .launcher').waitFor({ state: 'hidden' });
  });

  it('is hidden from somebody who is signed out', async () => {
    const { page } = await open('nobody', [LAUNCHER]);

    await messengerOf(page, 'anonymous');
    await page.locator('#local-messenger .launcher').waitFor({ state: 'hidden' });
  });

  it('stays hidden from somebody whose login failed', async () => {
    const { page } = await open('end user', [LAUNCHER], {
      fresh: true,
      async prepare(page) {
        await page.route('**/token-endpoint/messaging', (route) => route.fulfill({ status: 403 }));
        await page.addInitScript(() => {
          document.addEventListener('guide-messaging-auth:error', () => {
            document.documentElement.dataset.failed = 'true';
          });
        });
      },
    });

    await page.locator('html[data-failed]').waitFor();
    await messengerOf(page, 'anonymous');
    await page.locator('#local-messenger .launcher').waitFor({ state: 'hidden' });
  });
});

describe(LINK, () => {
  it.each<Visitor>(['end user', 'nobody'])('opens it each time, for %s', async (visitor) => {
    const { page } = await open(visitor, [LINK]);
    await messengerOf(page, visitor === 'nobody' ? 'anonymous' : 'authenticated');
    expect(await page.locator('#local-messenger .panel').isVisible()).toBe(false);

    for (const _time of ['first', 'second']) {
      await goToHash(page);
      await page.locator('#local-messenger .panel').waitFor();
      expect(page.url()).toBe(`${site.url}/hc/en-us`);
      await page.evaluate(() => (window as unknown as Widget).zE('messenger', 'close'));
      await page.locator('#local-messenger .panel').waitFor({ state: 'hidden' });
    }
  });

  it('opens it on a page that is reached with the link', async () => {
    const { page } = await open('nobody', [LINK], { path: '/hc/en-us?from=mail#messenger' });

    await page.locator('#local-messenger .panel').waitFor();
    expect(page.url()).toBe(`${site.url}/hc/en-us?from=mail`);
  });
});

describe(LANGUAGE, () => {
  it.each<Visitor>(['end user', 'nobody'])('is the messenger’s, for %s', async (visitor) => {
    const { page } = await open(visitor, [LANGUAGE]);
    await messengerOf(page, visitor === 'nobody' ? 'anonymous' : 'authenticated');

    await page.evaluate(() => {
      document.documentElement.lang = 'ar';
    });
    await page.locator('#local-messenger[data-direction="rtl"]').waitFor();
  });
});

/** The code under a heading, as people copy it. */
function recipe(heading: string): string {
  const after = RECIPES.split(`### ${heading}\n`)[1] ?? '';
  const code = /^\n```js\n([\s\S]*?)^```$/m.exec(after)?.[1];
  if (code === undefined) throw new Error(`The README has no recipe "${heading}".`);
  return code;
}

interface Opened {
  readonly page: Page;
  /** The errors of the page's scripts. */
  readonly errors: readonly string[];
}

interface Widget {
  zE: (...args: unknown[]) => unknown;
}

interface Opening {
  readonly path?: string;
  /** Whether nothing may be remembered of an earlier visit, or for a later one. */
  readonly fresh?: boolean;
  readonly prepare?: (page: Page) => unknown;
}

/** Opens a page whose head ends with the recipes, each in a script of its own. */
async function open(
  visitor: Visitor,
  headings: readonly string[],
  { path = '/hc/en-us', fresh = false, prepare }: Opening = {},
): Promise<Opened> {
  const page = await tabOf(visitor, { fresh });
  const errors: string[] = [];
  const see = ({ message }: Error) => errors.push(message);
  page.on('pageerror', see);
  onTestFinished(() => void page.off('pageerror', see));
  const scripts = headings.map((heading) => `<script>${recipe(heading)}</script>`).join('');
  await page.route(/\/hc\/en-us(?:[?#]|$)/, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    await route.fulfill({ response, body: html.replace('</head>', () => `${scripts}</head>`) });
  });
  await prepare?.(page);
  await page.goto(site.url + path);
  return { page, errors };
}

const messengerOf = (page: Page, user: 'anonymous' | 'authenticated') =>
  page.locator(`#local-messenger[data-messenger-user="${user}"]`).waitFor({ state: 'attached' });

/** As a click on `<a href="#messenger">` does. */
const goToHash = (page: Page) =>
  page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: '#messenger' });
    document.body.append(link);
    link.click();
    link.remove();
  });
