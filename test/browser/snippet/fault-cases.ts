import { amina, grace, john, unsignedJwt } from './people.js';
import { messagingJwt, type World } from './scripted-help-center.js';
import type { Answer } from './scripted-server.js';
import {
  letPass,
  messengerAsksAgain,
  openNextPage,
  type Visit,
  waitForEvents,
  waitForMessenger,
  waitForRequests,
  waitInPage,
} from './visit.js';

/** What is to be seen when all is over. */
export interface Outcome {
  /** What the messenger shows: an external id, `anonymous`, or `nothing` without a messenger. */
  sees: string;
  /** How many requests Zendesk's APIs and the token endpoint got. */
  zendesk: number;
  endpoint: number;
  /** The calls of the messenger, and whose tokens it was handed, in order. */
  messenger: string[];
  /** The snippet's events, in order. */
  events: string[];
  /** What the console shows to the administrator, in order. */
  console: string[];
}

export interface FaultCase {
  /** For the README: "When … → …". */
  when: string;
  happens: string;
  world?: Partial<World>;
  /** What the visitor does once the page is open. */
  act?: (visit: Visit) => Promise<void>;
  /** Whether it takes seconds, so that the clock has to run. */
  slow?: boolean;
  outcome: Outcome;
}

const loggedIn: Outcome = {
  sees: 'crm-1042',
  zendesk: 1,
  endpoint: 1,
  messenger: ['loginUser', 'crm-1042'],
  events: ['login'],
  console: [],
};

const untouched: Outcome = {
  sees: 'anonymous',
  zendesk: 0,
  endpoint: 0,
  messenger: [],
  events: [],
  console: [],
};

/** The messenger stays anonymous, and the page and the administrator receive the reason. */
function failed(code: string, requests: Pick<Outcome, 'zendesk' | 'endpoint'>): Outcome {
  return { ...untouched, ...requests, events: [`error ${code}`], console: [toldOf(code)] };
}

function toldOf(code: string): string {
  return `guide-messaging-auth ${code}`;
}

const johnsToken = () => messagingJwt('crm-1042');
const answer = (body: string, status = 200): Answer => ({ status, body });
const html = '<!doctype html><title>Sign in</title><p>See www.example.com</p>';
const TEN_MINUTES = 600_000;

const thenLoggedIn = 'The visitor is recognised.';
const thenTwoRequests = 'The visitor is recognised, after two requests.';
const thenNoAnswer =
  'Three tries of 8 s each, with growing pauses; then the messenger stays anonymous.';
const thenThreeTries = 'Three tries with growing pauses; then the messenger stays anonymous.';
const thenRefused =
  'No second try. The messenger stays anonymous, and the console names the status.';
const thenNotAToken =
  'Nothing is handed over. The messenger stays anonymous, and the console shows `endpoint-200`.';
const thenForgotten = 'The messenger forgets them: `logoutUser`, once.';

const messengerCases: FaultCase[] = [
  ...(['before the head', 50, 3000, 30_000] as const).map((arrives) => ({
    when:
      arrives === 'before the head'
        ? 'the messenger is there before the head'
        : `the messenger comes ${arrives < 1000 ? `${arrives} ms` : `${arrives / 1000} s`} after the page`,
    happens: thenTwoRequests,
    world: { messenger: { arrives, refuses: 0 } },
    slow: typeof arrives === 'number' && arrives > 1000,
    outcome: loggedIn,
  })),
  {
    when: 'the messenger never comes (blocked)',
    happens: 'Nothing more: no error, no request.',
    world: { messenger: { arrives: 'never', refuses: 0 } },
    outcome: { ...loggedIn, sees: 'nothing', messenger: [], events: [] },
  },
  {
    when: 'the messenger refuses the login once',
    happens: 'The token is forgotten. A new one, without the e-mail address, is accepted.',
    world: { messenger: { arrives: 50, refuses: 1 } },
    outcome: {
      ...loggedIn,
      events: ['login without e-mail'],
      zendesk: 2,
      endpoint: 2,
      messenger: ['loginUser', 'crm-1042', 'loginUser', 'crm-1042'],
    },
  },
  {
    when: 'the messenger refuses every login',
    happens:
      'One more try, without the e-mail address; then it stays anonymous, and the console shows `messenger-refused`.',
    world: { messenger: { arrives: 50, refuses: 99 } },
    outcome: {
      ...failed('messenger-refused', { zendesk: 2, endpoint: 2 }),
      messenger: ['loginUser', 'crm-1042', 'loginUser', 'crm-1042'],
    },
  },
  {
    when: 'a token expires, and the messenger asks again',
    happens: 'It gets a new one, for the same user.',
    act: afterLogin(messengerAsksAgain),
    outcome: {
      ...loggedIn,
      zendesk: 2,
      endpoint: 2,
      messenger: ['loginUser', 'crm-1042', 'crm-1042'],
    },
  },
  {
    when: 'the messenger asks again ten times',
    happens: 'It gets a new one each time.',
    act: afterLogin(async (visit) => {
      for (let asked = 1; asked <= 10; asked += 1) {
        await messengerAsksAgain(visit);
        await waitForMessenger(visit, 2 + asked);
      }
    }),
    outcome: {
      ...loggedIn,
      zendesk: 11,
      endpoint: 11,
      messenger: ['loginUser', ...Array<string>(11).fill('crm-1042')],
    },
  },
  {
    when: 'the messenger asks twice at once',
    happens: 'One request serves both.',
    act: afterLogin(async (visit) => {
      await visit.page.evaluate(() => {
        window.messenger.ask();
        window.messenger.ask();
      });
    }),
    outcome: {
      ...loggedIn,
      zendesk: 2,
      endpoint: 2,
      messenger: ['loginUser', 'crm-1042', 'crm-1042', 'crm-1042'],
    },
  },
];

const throwingCases: FaultCase[] = [
  {
    when: '`zE` throws at the login',
    happens: 'The page goes on; the messenger stays anonymous, and the console shows the error.',
    world: { messenger: { arrives: 50, refuses: 0, throwsAt: 'loginUser' } },
    outcome: {
      ...failed('messenger-refused', { zendesk: 1, endpoint: 1 }),
      messenger: ['loginUser'],
    },
  },
  {
    when: '`zE` throws at the logout',
    happens: 'The page goes on, the console shows it, and the next page logs them out.',
    world: { messenger: { arrives: 50, refuses: 0, throwsAt: 'logoutUser' } },
    act: afterLogin(async (visit) => {
      visit.helpCenter.world.visitor = null;
      await openNextPage(visit);
      await waitForEvents(visit, 2);
      visit.helpCenter.world.messenger = { arrives: 50, refuses: 0 };
      await openNextPage(visit);
    }),
    outcome: {
      ...loggedIn,
      sees: 'anonymous',
      messenger: ['loginUser', 'crm-1042', 'logoutUser', 'logoutUser'],
      events: ['login', 'error messenger-refused', 'logout'],
      console: [toldOf('messenger-refused')],
    },
  },
];

/** A theme's placeholder for the messenger. It forgets its calls: nobody makes them again. */
const PLACEHOLDER =
  '<script>window.zE = window.zE || function () { (zE._ = zE._ || []).push(arguments); };</script>';

const loggedOut: Outcome = {
  ...loggedIn,
  sees: 'anonymous',
  messenger: ['loginUser', 'crm-1042', 'logoutUser'],
  events: ['login', 'logout'],
};

const placeholderCases: FaultCase[] = [
  {
    when: 'the theme has a placeholder for `zE`, and the messenger comes after 3 s',
    happens: 'The messenger receives the calls that the placeholder received.',
    world: { head: PLACEHOLDER, messenger: { arrives: 3000, refuses: 0 } },
    slow: true,
    outcome: loggedIn,
  },
  {
    when: 'the page has an element with `id="zE"`',
    happens: thenTwoRequests,
    world: { body: '<form id="zE"></form>', messenger: { arrives: 3000, refuses: 0 } },
    slow: true,
    outcome: loggedIn,
  },
  {
    when: 'the visitor signs out, and the theme has a placeholder for `zE`',
    happens: 'The messenger receives the calls that the placeholder received.',
    act: afterLogin(async (visit) => {
      Object.assign(visit.helpCenter.world, {
        visitor: null,
        head: PLACEHOLDER,
        messenger: { arrives: 3000, refuses: 0 },
      });
      await openNextPage(visit);
      await letPass(visit, 5);
    }),
    outcome: { ...loggedOut, events: ['login', 'logout', 'logout'] },
  },
  {
    when: 'the visitor signs out, and leaves the page before the messenger comes',
    happens: 'The next page logs them out.',
    act: afterLogin(async (visit) => {
      Object.assign(visit.helpCenter.world, {
        visitor: null,
        head: PLACEHOLDER,
        messenger: { arrives: 'never', refuses: 0 },
      });
      await openNextPage(visit);
      await waitForEvents(visit, 2);
      Object.assign(visit.helpCenter.world, { head: '', messenger: { arrives: 50, refuses: 0 } });
      await openNextPage(visit);
    }),
    outcome: { ...loggedOut, events: ['login', 'logout', 'logout'] },
  },
];

/** What Turbo does with a head that has changed: it runs the new one's script. */
function runTagAgain({ page }: Visit, dataset: Record<string, string>): Promise<void> {
  return page.evaluate((changes) => {
    const first = document.querySelector<HTMLScriptElement>('script[data-endpoint]');
    const again = document.createElement('script');
    again.textContent = first?.textContent ?? '';
    Object.assign(again.dataset, changes.endpoint === '' ? {} : first?.dataset, changes);
    if (changes.endpoint === '')
      for (const name of Object.keys(changes)) delete again.dataset[name];
    document.head.append(again);
  }, dataset);
}

const withoutLoadCases: FaultCase[] = [
  {
    when: 'the visitor signs out, and the page changes without a load (Turbo)',
    happens: thenForgotten,
    act: afterLogin(async (visit) => {
      visit.helpCenter.world.visitor = null;
      await runTagAgain(visit, { signedIn: 'false' });
    }),
    outcome: loggedOut,
  },
  {
    when: 'the visitor signs in, and the page changes without a load (Turbo)',
    happens: thenTwoRequests,
    world: { visitor: null },
    async act(visit) {
      visit.helpCenter.world.visitor = john;
      await runTagAgain(visit, { signedIn: 'true' });
    },
    outcome: loggedIn,
  },
  {
    when: 'a tag manager drops the script’s attributes',
    happens: 'One line in the console: `no-attributes`.',
    world: { visitor: null },
    act: (visit) => runTagAgain(visit, { endpoint: '' }),
    outcome: { ...untouched, events: ['error no-attributes'], console: [toldOf('no-attributes')] },
  },
];

/** Lets an answer wait until something has happened. */
const awaited = () => {
  let isDone = () => {};
  const done = new Promise<void>((resolve) => {
    isDone = resolve;
  });
  return { done, isDone };
};
const signOutElsewhere = awaited();
const logoutOfTheFirst = awaited();

const nextPersonCases: FaultCase[] = [
  ...[
    ['is not ASCII', 'josé@müller.example', 'josé@müller.example'],
    ['has capitals on the page only', 'John.Smith@Example.com', 'john.smith@example.com'],
    ['has capitals in the JWT only', 'josé@example.com', 'JOSÉ@example.com'],
  ].map(([how, onPage = '', inJwt = '']) => ({
    when: `the visitor’s e-mail address ${how}`,
    happens: thenTwoRequests,
    world: { visitor: { ...john, email: onPage }, apiVisitor: { ...john, email: inJwt } },
    outcome: loggedIn,
  })),
  {
    when: 'the visitor signs out in another tab, while this one is on another site',
    happens: 'The next page drops the token of this tab, and does not log out again.',
    act: afterLogin(async ({ helpCenter, page }) => {
      await page.goto(`${helpCenter.origin}/idle-page`);
      helpCenter.world.visitor = null;
      const elsewhere = { helpCenter, page: await helpCenter.open() };
      await waitForEvents(elsewhere, 2);
      await waitInPage(elsewhere, () => localStorage.getItem('guide-messaging-auth') === null);
      await page.goto(`${helpCenter.origin}/hc/en-us`);
    }),
    outcome: loggedOut,
  },
  {
    when: 'another person signs in at the same computer, and their token endpoint refuses',
    happens: 'The messenger forgets the first, and their token is gone.',
    act: afterLogin(async (visit) => {
      const refusal = { status: 403, after: logoutOfTheFirst.done };
      Object.assign(visit.helpCenter.world, { visitor: amina, endpoint: [refusal] });
      await openNextPage(visit);
      await waitForEvents(visit, 2);
      logoutOfTheFirst.isDone();
      await waitForEvents(visit, 3);
      visit.helpCenter.world.visitor = null;
      await openNextPage(visit);
    }),
    outcome: {
      ...loggedOut,
      zendesk: 2,
      endpoint: 2,
      events: ['login', 'logout', 'error endpoint-403'],
      console: [toldOf('endpoint-403')],
    },
  },
  {
    when: '`localStorage` refuses to be written, and the visitor signs out',
    happens: thenForgotten,
    world: {
      browserFault: () => {
        const setItem = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, value) {
          if (this === localStorage && key === 'guide-messaging-auth')
            throw new DOMException('full', 'QuotaExceededError');
          setItem.call(this, key, value);
        };
      },
    },
    act: afterLogin(async (visit) => {
      visit.helpCenter.world.visitor = null;
      await openNextPage(visit);
      await waitForEvents(visit, 2);
      await openNextPage(visit);
    }),
    outcome: loggedOut,
  },
  {
    when: 'the browser has no `AbortSignal.timeout` (Safari before 16), and the endpoint never answers',
    happens: thenNoAnswer,
    world: {
      endpoint: ['never'],
      browserFault: () => {
        Object.defineProperty(AbortSignal, 'timeout', { value: undefined });
      },
    },
    slow: true,
    outcome: failed('endpoint-0', { zendesk: 1, endpoint: 3 }),
  },
];

const endpointCases: FaultCase[] = [
  ...(
    [
      ['the token endpoint answers with the bare token', (jwt: string) => jwt],
      ['… with `"…"`', (jwt: string) => JSON.stringify(jwt)],
      ['… with `{"jwt": …}`', (jwt: string) => JSON.stringify({ jwt, expires_at: 1 })],
      ['… with `{"token": …}`', (jwt: string) => JSON.stringify({ token: jwt })],
      ['… with white space around it', (jwt: string) => `\r\n  ${jwt}\n\n`],
    ] as const
  ).map(([when, form]) => ({
    when,
    happens: thenLoggedIn,
    world: { endpoint: [answer(form(johnsToken()))] },
    outcome: loggedIn,
  })),
  ...(
    [
      ['the token endpoint answers 200 with HTML', html],
      ['… with nothing', ''],
      ['… with 1 MB of something else', 'x'.repeat(2 ** 20)],
      ['… with a token that has expired', messagingJwt('crm-1042', 300, 3600)],
      ['… with JSON without a token', '{"ok":true}'],
      ['… with something that begins like a token', 'eyJhbGciOiJIUzI1NiJ9.e30'.slice(0, -3)],
    ] as const
  ).map(([when, body]) => ({
    when,
    happens: thenNotAToken,
    world: { endpoint: [answer(body)] },
    outcome: failed('endpoint-200', { zendesk: 1, endpoint: 1 }),
  })),
  ...[400, 401, 403, 404, 429].map((status) => ({
    when:
      status === 429
        ? 'the token endpoint answers 429 with `Retry-After`'
        : `the token endpoint answers ${status}`,
    happens: thenRefused,
    world: { endpoint: [{ status, headers: { 'retry-after': '1' } }] },
    outcome: failed(`endpoint-${status}`, { zendesk: 1, endpoint: 1 }),
  })),
  {
    when: 'the token endpoint answers 500 once',
    happens: 'The second try succeeds.',
    world: { endpoint: [{ status: 500 }, 'as usual'] },
    slow: true,
    outcome: { ...loggedIn, endpoint: 2 },
  },
  {
    when: 'the token endpoint answers 500 always',
    happens: thenThreeTries,
    world: { endpoint: [{ status: 500 }] },
    slow: true,
    outcome: failed('endpoint-500', { zendesk: 1, endpoint: 3 }),
  },
  {
    when: 'the token endpoint never answers',
    happens: thenNoAnswer,
    world: { endpoint: ['never'] },
    slow: true,
    outcome: failed('endpoint-0', { zendesk: 1, endpoint: 3 }),
  },
  {
    when: 'the token endpoint drops the connection',
    happens: thenThreeTries,
    world: { endpoint: ['drop'] },
    slow: true,
    outcome: failed('endpoint-0', { zendesk: 1, endpoint: 3 }),
  },
  {
    when: 'the token endpoint answers without CORS headers',
    happens: thenThreeTries,
    world: { endpoint: [{ status: 200, body: johnsToken(), headers: { 'x-no-cors': '1' } }] },
    slow: true,
    outcome: failed('endpoint-0', { zendesk: 1, endpoint: 3 }),
  },
];

/** The same faults, at whichever of Zendesk's APIs the proof needs. */
function zendeskCases(name: string, broken: (answers: Answer[]) => Partial<World>): FaultCase[] {
  return [
    {
      when: `\`${name}\` answers 401`,
      happens:
        'Nobody is signed in any more: no token is asked for. The messenger stays anonymous.',
      world: broken([{ status: 401, body: '{"error":"Couldn\'t authenticate you"}' }]),
      outcome: { ...failed('zendesk-401', { zendesk: 1, endpoint: 0 }), console: [] },
    },
    {
      when: `\`${name}\` answers 404`,
      happens: 'The endpoint is not asked, and the console names the code, once.',
      world: broken([{ status: 404 }]),
      outcome: failed('zendesk-404', { zendesk: 1, endpoint: 0 }),
    },
    {
      when: `\`${name}\` answers 500`,
      happens: thenThreeTries,
      world: broken([{ status: 500, body: '{}' }]),
      slow: true,
      outcome: { ...failed('zendesk-500', { zendesk: 3, endpoint: 0 }), console: [] },
    },
    {
      when: `\`${name}\` answers nonsense`,
      happens: 'No token is asked for. The messenger stays anonymous.',
      world: broken([{ status: 200, body: html }]),
      outcome: failed('zendesk-200', { zendesk: 1, endpoint: 0 }),
    },
    {
      when: `\`${name}\` never answers`,
      happens: thenNoAnswer,
      world: broken(['never']),
      slow: true,
      outcome: { ...failed('zendesk-0', { zendesk: 3, endpoint: 0 }), console: [] },
    },
  ];
}

const whoIsSignedInCases: FaultCase[] = [
  ...zendeskCases('integration/token', (integrationToken) => ({ integrationToken })),
  ...zendeskCases('users/me.json', (usersMe) => ({ usersMe, proof: 'cookie' })),
  {
    when: 'the proof is `cookie`',
    happens: thenTwoRequests,
    world: { proof: 'cookie' },
    outcome: loggedIn,
  },
  {
    when: 'the proof is `id-token`',
    happens: thenTwoRequests,
    world: { proof: 'id-token' },
    outcome: loggedIn,
  },
  {
    when: 'the proof is `none`',
    happens: thenTwoRequests,
    world: { proof: 'none' },
    outcome: loggedIn,
  },
  {
    when: 'the page was made for somebody who is signed out by now',
    happens: 'No token is asked for. The messenger stays anonymous.',
    world: { proof: 'none', apiVisitor: null },
    outcome: { ...failed('zendesk-401', { zendesk: 1, endpoint: 0 }), console: [] },
  },
  {
    when: 'the page was made for one user, and another is signed in by now',
    happens: 'No token is asked for. The messenger stays anonymous.',
    world: { apiVisitor: amina },
    outcome: { ...failed('zendesk-401', { zendesk: 1, endpoint: 0 }), console: [] },
  },
  {
    when: 'the page has no `HelpCenter` object',
    happens: 'Zendesk’s answer identifies the visitor. The visitor is recognised.',
    world: { helpCenterObject: false },
    outcome: loggedIn,
  },
  {
    when: 'an agent comes, and `data-roles` names end users only',
    happens: 'Not one request, not one call of the messenger.',
    world: { visitor: grace, attributes: { 'data-roles': 'end_user' } },
    outcome: untouched,
  },
  {
    when: 'an end user comes, and `data-roles` names them',
    happens: thenTwoRequests,
    world: { attributes: { 'data-roles': 'end_user, admin' } },
    outcome: loggedIn,
  },
  {
    when: 'the page is a website’s, with `data-user`',
    happens: 'Zendesk is not asked. The visitor is recognised, after one request.',
    world: { helpCenterObject: false, proof: 'cookie', attributes: { 'data-user': 'crm-1042' } },
    outcome: { ...loggedIn, zendesk: 0 },
  },
  {
    when: 'the visitor is anonymous',
    happens: 'Not one request, not one call of the messenger.',
    world: { visitor: null },
    act: openNextPage,
    outcome: untouched,
  },
];

const comingAndGoingCases: FaultCase[] = [
  {
    when: 'the visitor opens a second page',
    happens: 'The remembered token is used: no request.',
    act: afterLogin(openNextPage),
    outcome: {
      ...loggedIn,
      messenger: ['loginUser', 'crm-1042', 'loginUser', 'crm-1042'],
      events: ['login', 'login'],
    },
  },
  {
    when: 'the visitor signs out',
    happens: thenForgotten,
    act: afterLogin(async (visit) => {
      visit.helpCenter.world.visitor = null;
      await openNextPage(visit);
      await waitForEvents(visit, 2);
      await openNextPage(visit);
    }),
    outcome: {
      ...loggedIn,
      sees: 'anonymous',
      messenger: ['loginUser', 'crm-1042', 'logoutUser'],
      events: ['login', 'logout'],
    },
  },
  {
    when: 'the visitor signs out in another tab',
    happens: 'The messenger forgets them in both tabs: `logoutUser`, once in each.',
    act: afterLogin(async ({ helpCenter }) => {
      helpCenter.world.visitor = null;
      await helpCenter.open();
    }),
    outcome: {
      ...loggedIn,
      sees: 'anonymous',
      messenger: ['loginUser', 'crm-1042', 'logoutUser', 'logoutUser'],
      events: ['login', 'logout', 'logout'],
    },
  },
  {
    when: 'the visitor signs out in another tab, while this one waits for its first token',
    happens: 'No token is handed over, and no `logoutUser` called: nobody was logged in.',
    world: { endpoint: [{ status: 200, body: johnsToken(), after: signOutElsewhere.done }] },
    async act(visit) {
      await waitForRequests(visit, 2);
      await visit.page.evaluate(() =>
        document.addEventListener('guide-messaging-auth:endpoint-200', () => {
          document.title = 'answered';
        }),
      );
      visit.helpCenter.world.visitor = null;
      await visit.helpCenter.open();
      await waitInPage(visit, () => localStorage.length === 0);
      signOutElsewhere.isDone();
      await waitInPage(visit, () => document.title === 'answered');
    },
    outcome: { ...untouched, zendesk: 1, endpoint: 1 },
  },
  {
    when: 'the visitor signs out after a login that failed',
    happens: 'No call of `logoutUser`: an anonymous conversation stays.',
    world: { endpoint: [{ status: 403 }] },
    act: afterLogin(async (visit) => {
      visit.helpCenter.world.visitor = null;
      await openNextPage(visit);
      await openNextPage(visit);
    }),
    outcome: failed('endpoint-403', { zendesk: 1, endpoint: 1 }),
  },
  {
    when: 'the session expires, and the messenger asks for a new token',
    happens: 'It gets none, and forgets them.',
    act: afterLogin(async (visit) => {
      visit.helpCenter.world.apiVisitor = null;
      await messengerAsksAgain(visit);
    }),
    outcome: {
      ...loggedIn,
      sees: 'anonymous',
      zendesk: 2,
      messenger: ['loginUser', 'crm-1042', 'logoutUser'],
      events: ['login', 'error zendesk-401', 'logout'],
    },
  },
  {
    when: 'another user signs in, in the same tab',
    happens: 'The messenger forgets the first, and gets a token of the second.',
    act: afterLogin(async (visit) => {
      visit.helpCenter.world.visitor = amina;
      await openNextPage(visit);
    }),
    outcome: {
      ...loggedIn,
      sees: '1000000000102',
      zendesk: 2,
      endpoint: 2,
      messenger: ['loginUser', 'crm-1042', 'logoutUser', 'loginUser', '1000000000102'],
      events: ['login', 'logout', 'login'],
    },
  },
  {
    when: 'another user signs in, in another tab, and the messenger asks for a new token',
    happens: 'It gets none, and forgets them.',
    act: afterLogin(async (visit) => {
      visit.helpCenter.world.apiVisitor = amina;
      await messengerAsksAgain(visit);
    }),
    outcome: {
      ...loggedIn,
      sees: 'anonymous',
      zendesk: 2,
      messenger: ['loginUser', 'crm-1042', 'logoutUser'],
      events: ['login', 'error zendesk-401', 'logout'],
    },
  },
  {
    when: 'the visitor has two tabs',
    happens: 'Each tab gets a token of its own.',
    act: afterLogin(async ({ helpCenter }) => {
      await helpCenter.open();
    }),
    outcome: {
      ...loggedIn,
      zendesk: 2,
      endpoint: 2,
      messenger: ['loginUser', 'crm-1042', 'loginUser', 'crm-1042'],
      events: ['login', 'login'],
    },
  },
];

const browserCases: FaultCase[] = [
  {
    when: '`sessionStorage` is full',
    happens: 'The visitor is recognised; each page asks for a token.',
    world: {
      browserFault: () => {
        const setItem = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, value) {
          if (this === sessionStorage) throw new DOMException('full', 'QuotaExceededError');
          setItem.call(this, key, value);
        };
      },
    },
    act: afterLogin(openNextPage),
    outcome: {
      ...loggedIn,
      zendesk: 2,
      endpoint: 2,
      messenger: ['loginUser', 'crm-1042', 'loginUser', 'crm-1042'],
      events: ['login', 'login'],
    },
  },
  {
    when: 'storage is disabled',
    happens: 'The visitor is recognised; each page asks for a token.',
    world: {
      browserFault: () => {
        for (const area of ['sessionStorage', 'localStorage']) {
          Object.defineProperty(window, area, {
            get() {
              throw new DOMException('denied', 'SecurityError');
            },
          });
        }
      },
    },
    act: afterLogin(openNextPage),
    outcome: {
      ...loggedIn,
      zendesk: 2,
      endpoint: 2,
      messenger: ['loginUser', 'crm-1042', 'loginUser', 'crm-1042'],
      events: ['login', 'login'],
    },
  },
  {
    when: '`sessionStorage` contains garbage',
    happens: thenTwoRequests,
    world: {
      browserFault: () => {
        sessionStorage.setItem('guide-messaging-auth', '{"jwt": 7');
      },
    },
    outcome: loggedIn,
  },
  {
    when: 'the head block was pasted twice',
    happens: 'The second does nothing.',
    world: { blocks: 2 },
    outcome: loggedIn,
  },
  ...([TEN_MINUTES, -TEN_MINUTES] as const).map((clockIsOffBy) => ({
    when: `the visitor’s clock is 10 minutes ${clockIsOffBy > 0 ? 'fast' : 'slow'}`,
    happens: 'The visitor is recognised; the second page makes no request.',
    world: { clockIsOffBy },
    act: afterLogin(openNextPage),
    outcome: {
      ...loggedIn,
      messenger: ['loginUser', 'crm-1042', 'loginUser', 'crm-1042'],
      events: ['login', 'login'],
    },
  })),
  {
    when: 'the connection fails for a moment',
    happens: 'The next try succeeds.',
    world: { integrationToken: ['drop', 'as usual'], visitor: john },
    slow: true,
    outcome: { ...loggedIn, zendesk: 2 },
  },
  {
    when: 'the visitor is offline when the messenger asks for a new token, then online',
    happens: 'It waits for the browser to be online; then the messenger gets one.',
    act: afterLogin(async (visit) => {
      await visit.helpCenter.context.setOffline(true);
      await messengerAsksAgain(visit);
      await letPass(visit, 60);
      await visit.helpCenter.context.setOffline(false);
    }),
    outcome: {
      ...loggedIn,
      zendesk: 2,
      endpoint: 2,
      messenger: ['loginUser', 'crm-1042', 'crm-1042'],
    },
  },
  {
    when: 'the token endpoint cannot be reached for longer, then can',
    happens: 'The messenger stays anonymous until the next page.',
    world: { endpoint: ['drop', 'drop', 'drop', 'as usual'] },
    slow: true,
    async act(visit) {
      await waitForEvents(visit, 1, { slow: true });
      await openNextPage(visit);
    },
    outcome: {
      ...loggedIn,
      zendesk: 2,
      endpoint: 4,
      events: ['error endpoint-0', 'login'],
      console: [toldOf('endpoint-0')],
    },
  },
  {
    when: 'the token has neither `iat` nor `exp`',
    happens: 'The visitor is recognised; the token is remembered for an hour.',
    world: { endpoint: [answer(unsignedJwt({ scope: 'user', external_id: 'crm-1042' }))] },
    act: afterLogin(openNextPage),
    outcome: {
      ...loggedIn,
      messenger: ['loginUser', 'crm-1042', 'loginUser', 'crm-1042'],
      events: ['login', 'login'],
    },
  },
];

/** Every case of the fault suite, and so of the README's table. */
export const faultCases: readonly FaultCase[] = [
  ...comingAndGoingCases,
  ...messengerCases,
  ...throwingCases,
  ...placeholderCases,
  ...withoutLoadCases,
  ...nextPersonCases,
  ...whoIsSignedInCases,
  ...endpointCases,
  ...browserCases,
];

function afterLogin(act: (visit: Visit) => Promise<void>) {
  return async (visit: Visit) => {
    await waitForEvents(visit, 1);
    await act(visit);
  };
}
