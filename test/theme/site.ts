import type { Browser, BrowserContext } from 'playwright-core';
import { type LocalHelpCenter, startLocalHelpCenter } from '../../src/local-help-center/index.js';
import { closeChromium, openChromium } from '../browser/chromium.js';

/** Who looks at a page. */
export type Visitor = 'nobody' | 'end user' | 'agent';

const EMAILS = { 'end user': 'john.smith@example.com', agent: 'grace.agent@example.com' } as const;

export const DESKTOP = { width: 1280, height: 800 };
export const PHONE = { width: 375, height: 740 };

export interface Site {
  readonly url: string;
  readonly helpCenter: LocalHelpCenter;
  readonly browser: Browser;
  /** A window of its own, in which `visitor` is signed in. Nothing in it moves by itself. */
  windowOf(visitor: Visitor, size?: { width: number; height: number }): Promise<BrowserContext>;
  /** Fetches a page as `visitor` without a browser. */
  fetchAs(visitor: Visitor, path: string): Promise<Response>;
  close(): Promise<void>;
}

/** The kit's theme in the local Help Center, with a browser to look at it. */
export async function openSite(): Promise<Site> {
  const [helpCenter, browser] = await Promise.all([
    startLocalHelpCenter({ port: 0 }),
    openChromium(),
  ]);
  const { url, account } = helpCenter;

  const sessionOf = (visitor: Visitor): string | null => {
    if (visitor === 'nobody') return null;
    const person = account.people().find(({ email }) => email === EMAILS[visitor]);
    if (!person) throw new Error(`The local Help Center does not know ${EMAILS[visitor]}`);
    return account.signIn(person);
  };

  return {
    url,
    helpCenter,
    browser,
    async windowOf(visitor, size = DESKTOP) {
      const window = await browser.newContext({ viewport: size, reducedMotion: 'reduce' });
      const session = sessionOf(visitor);
      if (session) await window.addCookies([{ name: '_zendesk_session', value: session, url }]);
      return window;
    },
    fetchAs(visitor, path) {
      const session = sessionOf(visitor);
      const headers = session ? { cookie: `_zendesk_session=${session}` } : undefined;
      return fetch(new URL(path, url), { ...(headers && { headers }) });
    },
    async close() {
      await closeChromium(browser);
      await helpCenter.close();
    },
  };
}
