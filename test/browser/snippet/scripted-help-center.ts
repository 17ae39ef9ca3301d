import type { Browser, BrowserContext, Page } from 'playwright-core';
import { headBlock } from '../../../src/head-block/index.js';
import { renderedBlock } from '../../head-block/rendered-block.js';
import {
  externalIdOf,
  helpCenterUser,
  john,
  payloadOf,
  unsignedJwt,
  type Visitor,
} from './people.js';
import { type MessengerScript, messengerScript } from './scripted-messenger.js';
import { type Answer, type SeenRequest, startScriptedServer } from './scripted-server.js';
import { letTheTestTellTheTime } from './time-in-page.js';

/** A script for a path: what it answers to the first request, the second, …; the last one stays. */
export type Script = (Answer | 'as usual')[];

type Clock = 'of the test' | 'real';

/** Everything that a case may decide before the visitor comes. */
export interface World {
  /** Who is signed in to the Help Center: pages and APIs say so from now on. */
  visitor: Visitor | null;
  /** Who is signed in by the APIs' word, where the page differs (`undefined`: the same). */
  apiVisitor: Visitor | null | undefined;
  proof: string;
  /** More attributes of the head block. */
  attributes: Record<string, string>;
  blocks: number;
  helpCenterObject: boolean;
  /** HTML before the head block, and in the body. */
  head: string;
  body: string;
  messenger: MessengerScript;
  integrationToken: Script;
  usersMe: Script;
  endpoint: Script;
  /** Seconds that a messaging JWT lives, and how old it is when it comes. */
  tokenLives: number;
  tokenAge: number;
  /** How far the visitor's clock is ahead, in milliseconds: also what a test has let pass. */
  clockIsOffBy: number;
  /** Runs in each page before anything else. */
  browserFault: (() => void) | null;
}

/** What happened, as the test sees it. */
export interface Seen {
  requests: SeenRequest[];
  /** The messenger's calls, and whose tokens it was given: `loginUser`, `crm-1042`, `logoutUser`. */
  messenger: string[];
  tokens: string[];
  /** Tokens handed over while somebody else, or nobody, was signed in. */
  handedToTheWrongUser: string[];
  /** The snippet's events: `login`, `logout`, `error zendesk-404`. */
  events: string[];
  console: string[];
  uncaught: string[];
}

export interface ScriptedHelpCenter {
  origin: string;
  world: World;
  seen: Seen;
  context: BrowserContext;
  /** The tabs that were opened, in order. */
  tabs: Page[];
  /** How many requests are kept waiting, as the script demands. */
  held(): number;
  /** Opens a page in another tab, without waiting for what the snippet does. */
  open(path?: string): Promise<Page>;
  close(): Promise<void>;
}

/** A window of a browser that visits one scripted Help Center after the other. */
export interface ScriptedWindow {
  context: BrowserContext;
  /** Where the pages report to. */
  visited: Pick<Seen, 'events' | 'console' | 'uncaught'> & {
    messengerCalled(what: string, token?: string): void;
  };
  /** The tab in which each visit begins. */
  firstTab: Page;
  newTab(): Promise<Page>;
}

declare global {
  interface Window {
    reported(event: string): void;
  }
}

/** Opens a window with one tab. */
export async function openScriptedWindow(browser: Browser): Promise<ScriptedWindow> {
  const context = await browser.newContext();
  const visited: ScriptedWindow['visited'] = {
    events: [],
    console: [],
    uncaught: [],
    messengerCalled() {},
  };
  const newTab = async () => {
    const page = await context.newPage();
    page.on('pageerror', (error) => window.visited.uncaught.push(error.message));
    page.on('console', (message) => {
      const text = message.text();
      if (text.startsWith('guide-messaging-auth')) window.visited.console.push(text.trim());
    });
    return page;
  };
  const window: ScriptedWindow = { context, visited, firstTab: await newTab(), newTab };
  await context.exposeBinding('messengerCalled', (_source, what: string, token?: string) =>
    window.visited.messengerCalled(what, token),
  );
  await context.exposeBinding('reported', (_source, event: string) =>
    window.visited.events.push(event),
  );
  return window;
}

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const JSON_TYPE = { 'content-type': 'application/json' };
/**
 * A Help Center, a token endpoint (of another origin) and a messenger that do what a test sets.
 * Their origins are new each time, so a browser remembers nothing of the visit before.
 */
export async function startScriptedHelpCenter(
  window: ScriptedWindow,
  changes: Partial<World> = {},
  { clock = 'of the test' }: { clock?: Clock } = {},
): Promise<ScriptedHelpCenter> {
  const world: World = {
    visitor: john,
    apiVisitor: undefined,
    proof: 'help-center-jwt',
    attributes: {},
    blocks: 1,
    helpCenterObject: true,
    head: '',
    body: '',
    messenger: { arrives: 50, refuses: 0 },
    integrationToken: ['as usual'],
    usersMe: ['as usual'],
    endpoint: ['as usual'],
    tokenLives: 300,
    tokenAge: 0,
    clockIsOffBy: 0,
    browserFault: null,
    ...changes,
  };
  // Scripts are used up; the case that they come from is not.
  world.integrationToken = [...world.integrationToken];
  world.usersMe = [...world.usersMe];
  world.endpoint = [...world.endpoint];
  const seen: Seen = {
    requests: [],
    messenger: [],
    tokens: [],
    handedToTheWrongUser: [],
    events: [],
    console: [],
    uncaught: [],
  };
  const signedIn = () => (world.apiVisitor === undefined ? world.visitor : world.apiVisitor);

  const endpoint = await startScriptedServer((request) => {
    seen.requests.push(request);
    const answer = next(world.endpoint, () => messagingJwtFor(request, world));
    return typeof answer === 'string' ? answer : withCors(answer, request);
  });

  const helpCenter = await startScriptedServer(async (request) => {
    if (request.path === '/favicon.ico') return { status: 204 };
    if (request.path === '/idle-page')
      return { status: 200, headers: HTML, body: '<title>x</title>' };
    if (!request.path.startsWith('/api/')) {
      return { status: 200, headers: HTML, body: await pageFor(world, endpoint.origin, clock) };
    }
    seen.requests.push(request);
    return request.path.endsWith('/integration/token')
      ? next(world.integrationToken, () => helpCenterJwtOf(signedIn()))
      : next(world.usersMe, () => userOf(signedIn()));
  });

  window.visited = {
    ...seen,
    messengerCalled(what, token) {
      if (!token) return seen.messenger.push(what);
      const user = `${payloadOf(token).external_id}`;
      const visitor = signedIn();
      if (!visitor || externalIdOf(visitor) !== user) seen.handedToTheWrongUser.push(user);
      seen.tokens.push(token);
      return seen.messenger.push(user);
    },
  };
  const tabs: Page[] = [];
  return {
    origin: helpCenter.origin,
    world,
    seen,
    context: window.context,
    tabs,
    held: () => helpCenter.held() + endpoint.held(),
    async open(path = '/hc/en-us') {
      const page = tabs.length === 0 ? window.firstTab : await window.newTab();
      tabs.push(page);
      await page.goto(helpCenter.origin + path);
      return page;
    },
    async close() {
      await Promise.all(tabs.slice(1).map((page) => page.close()));
      await Promise.all([helpCenter.close(), endpoint.close()]);
    },
  };
}

/** Runs in each page: reports the snippet's events to the test. */
function watchTheSnippet(): void {
  for (const step of ['login', 'logout', 'error']) {
    document.addEventListener(`guide-messaging-auth:${step}`, (event) => {
      const { detail } = event as CustomEvent<{ code?: string; withoutEmail?: boolean } | null>;
      const more = detail?.withoutEmail ? 'without e-mail' : (detail?.code ?? '');
      window.reported(`${step} ${more}`.trim());
    });
  }
}

function next(script: Script, usual: () => Answer): Answer {
  const answer = (script.length > 1 ? script.shift() : script[0]) ?? 'as usual';
  return answer === 'as usual' ? usual() : answer;
}

/** Lets the page read the answer, unless the script sets CORS headers itself. */
function withCors(answer: Exclude<Answer, string>, { headers }: SeenRequest): Answer {
  const cors = {
    'access-control-allow-origin': headers.origin ?? '*',
    'access-control-allow-credentials': 'true',
  };
  return answer.headers?.['x-no-cors']
    ? answer
    : { ...answer, headers: { ...cors, ...answer.headers } };
}

function messagingJwtFor({ body }: SeenRequest, { tokenLives, tokenAge }: World): Answer {
  const { external_id, help_center_jwt } = JSON.parse(body);
  const claims = help_center_jwt ? payloadOf(help_center_jwt) : {};
  const user = help_center_jwt ? (claims.externalId ?? `${claims.userId}`) : external_id;
  return { status: 200, body: messagingJwt(user, tokenLives, tokenAge) };
}

let tokens = 0;

/** A messaging JWT for a user, by the true clock; `jti` makes each of them another one. */
export function messagingJwt(externalId: unknown, lives = 300, age = 0): string {
  const iat = Math.floor(Date.now() / 1000) - age;
  tokens += 1;
  return unsignedJwt({
    scope: 'user',
    external_id: externalId,
    iat,
    exp: iat + lives,
    jti: `${tokens}`,
  });
}

function helpCenterJwtOf(visitor: Visitor | null): Answer {
  if (!visitor)
    return { status: 401, headers: JSON_TYPE, body: '{"error":"Couldn\'t authenticate"}' };
  const { userId, email, externalId } = visitor;
  const iat = Math.floor(Date.now() / 1000);
  const token = unsignedJwt({ userId, email, externalId, iat, exp: iat + 300 });
  return { status: 200, headers: JSON_TYPE, body: JSON.stringify({ token }) };
}

function userOf(visitor: Visitor | null): Answer {
  const user = visitor
    ? {
        id: visitor.userId,
        name: visitor.name,
        email: visitor.email,
        external_id: visitor.externalId,
      }
    : { id: null, name: 'Anonymous user', email: 'invalid@example.com' };
  return { status: 200, headers: JSON_TYPE, body: JSON.stringify({ user }) };
}

/** A page as Guide makes it: the head block as the build writes it, `HelpCenter.user` at the end. */
async function pageFor(world: World, endpointOrigin: string, clock: Clock): Promise<string> {
  const block = await blockIn(world, endpointOrigin);
  const messenger = await messengerScript(world.messenger);
  const early = world.messenger.arrives === 'before the head';
  const user = JSON.stringify(helpCenterUser(world.visitor));
  const time = clock === 'real' ? '' : `(${letTheTestTellTheTime})(${world.clockIsOffBy});`;
  const fault = world.browserFault ? `(${world.browserFault})();` : '';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Help Center</title>
<script>(${watchTheSnippet})();${time}${fault}</script>
${early ? messenger : ''}${world.head}
${block.repeat(world.blocks)}
</head><body><h1>How can we help?</h1><a id="next" href="/hc/en-us/articles/1">An article</a>${world.body}
${world.helpCenterObject ? `<script>HelpCenter = {}; HelpCenter.user = ${user};</script>` : ''}
${early ? '' : messenger}
</body></html>`;
}

async function blockIn(world: World, endpointOrigin: string): Promise<string> {
  const source = (await blockFor(world.proof)).replace(SOME_ORIGIN, endpointOrigin);
  const more = Object.entries(world.attributes).map(([name, value]) => ` ${name}="${value}"`);
  return renderedBlock(source, world.visitor !== null).replace(
    '<script ',
    `<script${more.join('')} `,
  );
}

const SOME_ORIGIN = 'https://endpoint.example';
const blocks = new Map<string, Promise<string>>();

/** Compiled once for each proof; every case has an endpoint of its own. */
function blockFor(proof: string): Promise<string> {
  const block =
    blocks.get(proof) ??
    headBlock({
      widget: 'messaging',
      attributes: { endpoint: { text: `${SOME_ORIGIN}/messaging` }, proof: { text: proof } },
    });
  blocks.set(proof, block);
  return block;
}
