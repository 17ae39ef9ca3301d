import { fileURLToPath } from 'node:url';
import { bundleForBrowser } from '../../src/build/index.js';
import {
  externalIdOf,
  helpCenterUser,
  payloadOf,
  unsignedJwt,
  type Visitor,
} from '../browser/snippet/people.js';
import { createVirtualTime } from './virtual-time.js';

/**
 * One tab of a browser, before a Help Center whose every answer may be slow. Its pages are no more
 * than what the compiled snippet touches, so that hundreds of visits take a second.
 */
export interface Tab {
  /** Who is signed in: what the next page is made for, and what Zendesk says from now on. */
  visitor: Visitor | null;
  /** How long each answer takes, the messenger to come, and the page to be parsed: milliseconds. */
  answersTake: number;
  messengerComesAfter: number;
  parsingTakes: number;
  /** Loads a page for whoever is signed in; the one before is gone. */
  load(): void;
  /** Lets the messenger ask for a token again, if it was given a callback. */
  messengerAsks(): void;
  wait(milliseconds: number): Promise<void>;
  seen: {
    /** Whom the present page was made for, and the user of each token handed over on it. */
    handedOver: { pageOf: string | null; tokenOf: string }[];
    /** Calls of `logoutUser` on the present page. */
    logoutsOnThisPage: number;
    requestsOnThisPage: number;
    /** Whom the messenger is logged in as. */
    messengerUser: string | null;
  };
}

const script = bundleForBrowser(
  fileURLToPath(new URL('../../snippet/main.ts', import.meta.url)),
  'es2018',
);

/** Opens a tab, without a page yet. */
export async function openTab(): Promise<Tab> {
  const snippet = await script;
  const time = createVirtualTime();
  const storage = { localStorage: createStorage(), sessionStorage: createStorage() };
  let pages = 0;
  let ask: (() => void) | undefined;

  const tab: Tab = {
    visitor: null,
    answersTake: 0,
    messengerComesAfter: 0,
    parsingTakes: 10,
    seen: {
      handedOver: [],
      logoutsOnThisPage: 0,
      requestsOnThisPage: 0,
      messengerUser: null,
    },
    load() {
      tab.seen.logoutsOnThisPage = 0;
      tab.seen.requestsOnThisPage = 0;
      ask = undefined;
      openPage(tab.visitor);
    },
    messengerAsks() {
      ask?.();
    },
    wait: (milliseconds) => time.run(milliseconds),
  };

  const openPage = (madeFor: Visitor | null): void => {
    pages += 1;
    const own = pages;
    const isGone = () => pages !== own;
    // What was to happen on a page that is gone never happens.
    const later = (callback: () => void, delay: number) =>
      time.setTimeout(() => isGone() || callback(), delay);

    const messenger = (_: string, command: string, jwtCallback: (give: HandOver) => void) => {
      if (command === 'logoutUser') {
        tab.seen.logoutsOnThisPage += 1;
        tab.seen.messengerUser = null;
        return;
      }
      ask = () =>
        jwtCallback((jwt) => {
          if (isGone()) return;
          const tokenOf = `${payloadOf(jwt).external_id}`;
          tab.seen.handedOver.push({ pageOf: madeFor && externalIdOf(madeFor), tokenOf });
          tab.seen.messengerUser = tokenOf;
        });
      ask();
    };

    const fetch = (url: string, init?: { body?: string }) => {
      tab.seen.requestsOnThisPage += 1;
      const { status, body } = answerOf(url, init?.body, tab.visitor);
      const answer = { ok: status < 300, status, text: () => Promise.resolve(body) };
      return new Promise((resolve) => later(() => resolve(answer), tab.answersTake));
    };

    const dataset = {
      endpoint: 'https://jwt.example.com/messaging',
      proof: 'help-center-jwt',
      signedIn: `${madeFor !== null}`,
    };
    const document = { currentScript: { dataset }, readyState: 'loading', dispatchEvent() {} };
    const window: Record<string, unknown> = { ...storage };
    later(() => {
      window.HelpCenter = { user: helpCenterUser(madeFor) };
      document.readyState = 'interactive';
    }, tab.parsingTakes);
    later(() => {
      window.zE = messenger;
    }, tab.messengerComesAfter);

    const globals = {
      window,
      document,
      fetch,
      setTimeout: later,
      addEventListener() {},
      AbortSignal: { timeout: () => undefined },
      console: { warn() {} },
    };
    new Function(...Object.keys(globals), snippet)(...Object.values(globals));
  };
  return tab;
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

/** Storage that outlives a page, as a tab's does. */
function createStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}
