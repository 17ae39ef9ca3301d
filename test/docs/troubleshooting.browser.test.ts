import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messagingJwt } from '../local-help-center/widgets/messenger/messaging-jwt.js';
import { openSite, type Site } from '../theme/site.js';
import { sectionOf } from './troubleshooting-page.js';

let site: Site;
/** One for all faults: each loads the home page again, which finds an empty storage. */
let page: Page;
/** The codes that the page has reported since it began to load. */
let seen: string[] = [];
beforeAll(async () => {
  site = await openSite();
  page = await (await site.windowOf('end user')).newPage();
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) seen = [];
  });
  await page.exposeFunction('report', (code: string) => seen.push(code));
  await page.addInitScript(`
    sessionStorage.clear();
    localStorage.clear();
    document.addEventListener('guide-messaging-auth:error', ({ detail }) => report(detail.code));
  `);
});
afterAll(() => site?.close());

interface Fault {
  /** The heading on the page of troubleshooting. */
  readonly section: string;
  /** The code that the head block reports, or null for none. */
  readonly code: string | null;
  readonly fault: string;
  switchOn(): Promise<unknown>;
}

const ENDPOINT = '**/token-endpoint/messaging';
const answer = (response: Parameters<Route['fulfill']>[0]) =>
  page.route(ENDPOINT, (route) => route.fulfill(response));

const FAULTS: readonly Fault[] = [
  {
    section: 'The plan has no Help Center JWTs',
    code: 'zendesk-404',
    fault: 'the plan is below Enterprise',
    switchOn: async () =>
      Object.assign(site.helpCenter.account.faults, { planWithoutHelpCenterJwt: true }),
  },
  {
    section: 'The previous person is still there',
    code: 'zendesk-401',
    fault: 'the session has expired',
    switchOn: async () => Object.assign(site.helpCenter.account.faults, { expiredSession: true }),
  },
  {
    section: 'The messenger does not appear',
    code: null,
    fault: 'the messenger is blocked',
    switchOn: async () => Object.assign(site.helpCenter.account.faults, { messengerBlocked: true }),
  },
  {
    section: 'The page cannot reach the endpoint',
    code: 'endpoint-0',
    fault: 'a Content-Security-Policy forbids the endpoint',
    switchOn: () =>
      page.route(`${site.url}/hc/en-us`, async (route) => {
        const response = await route.fetch();
        const csp = `connect-src ${site.url}/api/`;
        await route.fulfill({
          response,
          headers: { ...response.headers(), 'content-security-policy': csp },
        });
      }),
  },
  {
    section: 'The page cannot reach the endpoint',
    code: 'endpoint-0',
    fault: 'a content blocker stops the request',
    switchOn: () => page.route(ENDPOINT, (route) => route.abort('blockedbyclient')),
  },
  {
    section: 'The address of the endpoint is wrong',
    code: 'endpoint-404',
    fault: 'there is nothing at the address',
    switchOn: () => answer({ status: 404, body: 'Not found' }),
  },
  {
    section: 'The endpoint refuses',
    code: 'endpoint-403',
    fault: 'the endpoint answers 403',
    switchOn: () => answer({ status: 403, body: '{"code":"role_not_allowed"}' }),
  },
  {
    section: 'The endpoint answers with something else',
    code: 'endpoint-200',
    fault: 'a login page answers',
    switchOn: () => answer({ contentType: 'text/html', body: '<h1>Sign in</h1>' }),
  },
  {
    section: 'The messenger refuses the token',
    code: 'messenger-refused',
    fault: 'the secret is another',
    switchOn: async () => {
      const { messagingKey, ...account } = site.helpCenter.account;
      const wrong = { ...account, messagingKey: { ...messagingKey, secret: 'x0'.repeat(20) } };
      const exp = Math.floor(Date.now() / 1000) + 600;
      await answer({ body: await messagingJwt(wrong, { exp }) });
    },
  },
];

describe('troubleshooting, tried in the local Help Center', () => {
  it.each(FAULTS)(
    '$fault: $code, as under "$section"',
    async ({ section: heading, code, switchOn }) => {
      const before = { ...site.helpCenter.account.faults };
      try {
        await switchOn();
        await page.goto(`${site.url}/hc/en-us`);
        if (code === null) {
          await page.waitForLoadState('networkidle');
          expect(seen).toEqual([]);
          expect(sectionOf(heading)).not.toBe('');
        } else {
          await expect.poll(() => seen).toEqual([code]);
          expect(sectionOf(heading)).toContain(`\`${code}\``);
        }
      } finally {
        Object.assign(site.helpCenter.account.faults, before);
        await page.unrouteAll();
      }
    },
  );
});
