import { compileSnippet } from '../../src/browser-code/compiler/index.js';
import {
  externalIdOf,
  helpCenterUser,
  payloadOf,
  unsignedJwt,
  type Visitor,
} from '../browser/snippet/people.js';
import { createVirtualTime } from './virtual-time.js';

/**
 * A browser with tabs, before a Help Center whose every answer may be slow. Its pages are no more
 * than what the compiled snippet touches, so that hundreds of visits take a second.
 */
export interface SimulatedBrowser {
  /** Who is signed in: what the next page is made for, and what Zendesk answers from now on. */
  visitor: Visitor | null;
  /** How long each answer takes, the messenger to come, and the page to be parsed: milliseconds. */
  answersTake: number;
  messengerComesAfter: number;
  parsingTakes: number;
  readonly tabs: readonly Tab[];
  wait(milliseconds: number): Promise<void>;
}

export interface Tab {
  /** Loads a page for the person who is signed in; the one before is gone. */
  load(): void;
  /** Lets the messenger ask for a token again, if it was given a callback. */
  messengerAsks(): void;
  /** Takes the page away, and brings it back from the back/forward cache. */
  leaveAndReturn(): void;
  seen: {
    handedOver: HandedOver[];
    /** Calls of `logoutUser` on the present page. */
    logoutsOnThisPage: number;
    requestsOnThisPage: number;
    /** Whom the messenger is logged in as. */
    messengerUser: string | null;
  };
}

/** A token that the messenger was handed. */
export interface HandedOver {
  /** Whom the page was made for. */
  pageOf: string | null;
  tokenOf: string;
  /** Whom the pages were made for that other tabs have loaded, and parsed, since this page's load. */
  meanwhileElsewhere: (string | null)[];
}

/** What the snippet finds in a page. */
const GLOBALS = [
  'window',
  'document',
  'fetch',
  'setTimeout',
  'addEventListener',
  'navigator',
  'AbortController',
  'console',
] as const;

/** The bytes that the head block contains, compiled once; each page runs them with its own globals. */
const script = compileSnippet('messaging').then((bytes) => new Function(...GLOBALS, bytes));

/** Opens a browser with so many tabs, without a page yet. */
export async function openBrowser(tabCount: number): Promise<SimulatedBrowser> {
  const snippet = await script;
  const time = createVirtualTime();
  const shared = createStorage();
  const storageListeners = new Set<{ tab: number; hear: () => void }>();
  const parsed: { tab: number; page: number; pageOf: string | null }[] = [];
  let pages = 0;

  const openTab = (number: number): Tab => {
    const sessionStorage = createStorage();
    const localStorage = {
      ...shared,
      setItem: (key: string, value: string) => shared.setItem(key, value) && tellOtherTabs(),
      removeItem: (key: string) => shared.removeItem(key) && tellOtherTabs(),
    };
    const tellOtherTabs = () => {
      for (const { tab, hear } of storageListeners) if (tab !== number) hear();
    };
    let ownPage = 0;
    let ask: (() => void) | undefined;
    let pageShow: (() => void) | undefined;

    const tab: Tab = {
      seen: { handedOver: [], logoutsOnThisPage: 0, requestsOnThisPage: 0, messengerUser: null },
      load() {
        tab.seen.logoutsOnThisPage = 0;
        tab.seen.requestsOnThisPage = 0;
        ask = undefined;
        pageShow = undefined;
        for (const one of storageListeners) if (one.tab === number) storageListeners.delete(one);
        openPage(browser.visitor);
      },
      messengerAsks() {
        ask?.();
      },
      leaveAndReturn() {
        pageShow?.();
      },
    };

    const openPage = (madeFor: Visitor | null): void => {
      pages += 1;
      const own = pages;
      const pageOf = madeFor && externalIdOf(madeFor);
      ownPage = own;
      const isGone = () => ownPage !== own;
      // What was to happen on a page that is gone never happens.
      const later = (callback: () => void, delay: number) =>
        time.setTimeout(() => isGone() || callback(), delay);

      const messenger = (to: string, command: string, jwtCallback: (give: HandOver) => void) => {
        if (to === 'messenger:on') return () => {};
        if (command === 'logoutUser') {
          tab.seen.logoutsOnThisPage += 1;
          tab.seen.messengerUser = null;
          return undefined;
        }
        ask = () =>
          jwtCallback((jwt) => {
            if (isGone()) return;
            const tokenOf = `${payloadOf(jwt).external_id}`;
            const meanwhile = parsed.filter(({ tab, page }) => tab !== number && page > own);
            tab.seen.handedOver.push({
              pageOf,
              tokenOf,
              meanwhileElsewhere: meanwhile.map((page) => page.pageOf),
            });
            tab.seen.messengerUser = tokenOf;
          });
        ask();
        return undefined;
      };

      const fetch = (url: string, init?: { body?: string }) => {
        tab.seen.requestsOnThisPage += 1;
        const { status, body } = answerOf(url, init?.body, browser.visitor);
        const answer = { ok: status < 300, status, text: () => Promise.resolve(body) };
        return new Promise((resolve) => later(() => resolve(answer), browser.answersTake));
      };

      const addEventListener = (type: string, listen: (event?: unknown) => void) => {
        if (type === 'storage') storageListeners.add({ tab: number, hear: listen });
        if (type === 'pageshow') pageShow = () => listen({ persisted: true });
      };

      const dataset = {
        endpoint: 'https://jwt.example.com/messaging',
        proof: 'help-center-jwt',
        signedIn: `${madeFor !== null}`,
      };
      const document = { currentScript: { dataset }, readyState: 'loading', dispatchEvent() {} };
      const window: Record<string, unknown> = { localStorage, sessionStorage };
      later(() => {
        window.HelpCenter = { user: helpCenterUser(madeFor) };
        document.readyState = 'interactive';
      }, browser.parsingTakes);
      later(() => {
        window.zE = messenger;
      }, browser.messengerComesAfter);
      // The snippet looks whether the page is parsed every now and then; by then it has looked.
      later(
        () => {
          parsed.push({ tab: number, page: own, pageOf });
        },
        browser.parsingTakes * 1.2 + 50,
      );

      const globals: Record<(typeof GLOBALS)[number], unknown> = {
        window,
        document,
        fetch,
        setTimeout: later,
        addEventListener,
        navigator: { onLine: true },
        AbortController: class {
          abort() {}
        },
        console: { warn() {} },
      };
      snippet(...GLOBALS.map((name) => globals[name]));
    };
    return tab;
  };

  const browser: SimulatedBrowser = {
    visitor: null,
    answersTake: 0,
    messengerComesAfter: 0,
    parsingTakes: 10,
    tabs: Array.from({ length: tabCount }, (_, number) => openTab(number)),
    wait: (milliseconds) => time.run(milliseconds),
  };
  return browser;
}

function answerOf(url: string, body: string | undefined, visitor: Visitor | null) {
  const iat = Math.floor(Date.now() / 1000);
  const exp = iat + 300;
  if (body) {
    const { help_center_jwt } = JSON.parse(body);
    const { externalId, userId } = payloadOf(help_center_jwt);
    return { status: 200, body: unsignedJwt({ external_id: externalId ?? `${userId}`, iat, exp }) };
  }
  if (!url.endsWith('/integration/token')) throw new Error(`not expected: ${url}`);
  if (!visitor) return { status: 401, body: '{}' };
  const { userId, externalId, email } = visitor;
  return {
    status: 200,
    body: JSON.stringify({ token: unsignedJwt({ userId, externalId, email }) }),
  };
}

/** Storage that outlives a page. Its writers return whether they changed anything. */
function createStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem(key: string, value: string): boolean {
      const changes = kept.get(key) !== value;
      kept.set(key, value);
      return changes;
    },
    removeItem: (key: string): boolean => kept.delete(key),
  };
}
