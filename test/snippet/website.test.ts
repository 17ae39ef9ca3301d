// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SignInOptions, State } from '../../snippet/website.js';
import { payloadOf, unsignedJwt } from '../browser/snippet/people.js';
import { answerRequests, onAPage } from './on-a-page.js';

const endpoint = 'https://jwt.example.com/messaging';
const tokenOf = (external_id: string, life = 3600) => {
  const iat = Math.floor(Date.now() / 1000);
  return unsignedJwt({ external_id, iat, exp: iat + life });
};
const idTokenOf = (sub: string, nonce = '') =>
  unsignedJwt({ iss: 'https://id.example', sub, nonce });
const refusal = { type: 'LoginFailedError', reason: 'conflict', message: 'amina@example.com' };

/** The commands and tokens that the messenger received, in order: `login`, `token crm-1`, `logout`. */
let commands: string[];
/** Lets the messenger ask for a token again, through the last login. */
let ask: () => void;
/** How the messenger answers to logins, in order; the last answer is repeated. */
let answers: (typeof refusal | null)[];
let warn: ReturnType<typeof vi.spyOn>;

const zE = ((
  widget: string,
  command: string,
  jwtCallback?: (give: HandOver) => void,
  loginCallback?: (error: LoginFailedError | null) => void,
) => {
  if (widget === 'messenger:on') return () => {};
  commands.push(command.replace('User', ''));
  if (command !== 'loginUser') return undefined;
  const hand = (then: () => void) =>
    jwtCallback?.((jwt) => {
      commands.push(`token ${payloadOf(jwt).external_id}`);
      then();
    });
  hand(() => loginCallback?.((answers.length > 1 ? answers.shift() : answers[0]) ?? null));
  ask = () => hand(() => {});
  return undefined;
}) as WidgetFunction;

const settle = (milliseconds = 100) => vi.advanceTimersByTimeAsync(milliseconds);

/** The module on a new page; the browser's storage may be what the page before left. */
async function load(stored?: string) {
  onAPage();
  if (stored) localStorage.setItem('guide-messaging-auth', stored);
  window.zE = zE;
  const website = await import('../../snippet/website.js');
  const states: State[] = [];
  const unsubscribe = website.onChange((state) => void states.push(state));
  const signIn = async (options: Partial<SignInOptions> = {}) => {
    website.signIn({ endpoint, ...options });
    await settle();
  };
  const signOut = async () => {
    website.signOut();
    await settle();
  };
  return { website, states, unsubscribe, signIn, signOut };
}

/** Answers with a token of the id that the body names. */
const believe = () => {
  const bodies: Record<string, unknown>[] = [];
  vi.stubGlobal('fetch', async (_: string, { body }: RequestInit) => {
    bodies.push(JSON.parse(`${body}`));
    return new Response(tokenOf(`${bodies.at(-1)?.external_id}`));
  });
  return bodies;
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  commands = [];
  answers = [null];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('signing in', () => {
  it('asks the endpoint once, and hands the token over', async () => {
    const { website, states, signIn } = await load();
    expect(website.state).toEqual({ status: 'anonymous' });
    const requests = answerRequests({ body: tokenOf('crm-1') });
    await signIn({ user: 'crm-1' });
    expect(commands).toEqual(['login', 'token crm-1']);
    expect(requests).toMatchObject([
      { url: endpoint, init: { body: '{"external_id":"crm-1"}', credentials: 'include' } },
    ]);
    expect(states).toEqual([
      { status: 'signing-in' },
      { status: 'signed-in', withoutEmail: false },
    ]);
    expect(website.state).toEqual(states.at(-1));
  });

  it.each([
    [{}, 'include'],
    [{ proof: 'id-token' }, 'include'],
    [{ proof: 'none' }, 'omit'],
    [{ idToken: 'eyJ.x.y' }, 'omit'],
    [{ idToken: 'eyJ.x.y', proof: 'cookie' }, 'include'],
  ] as const)('with %j: cookies %s', async (options, credentials) => {
    const { signIn } = await load();
    const requests = answerRequests({ body: tokenOf('crm-1') });
    await signIn({ user: 'crm-1', ...options });
    expect(requests.map(({ init }) => init.credentials)).toEqual([credentials]);
    const headers = 'idToken' in options ? { authorization: 'Bearer eyJ.x.y' } : {};
    expect(requests[0]?.init.headers).toEqual(headers);
  });

  it('waits for a messenger that comes late, whatever has the name before', async () => {
    const { website, signIn } = await load();
    window.zE = document.createElement('a') as unknown as WidgetFunction;
    const requests = answerRequests({ body: tokenOf('crm-1') });
    await signIn({ user: 'crm-1' });
    await settle(60_000);
    expect({ commands, state: website.state }).toEqual({
      commands: [],
      state: { status: 'signing-in' },
    });
    window.zE = zE;
    await settle(2000);
    expect(commands).toEqual(['login', 'token crm-1']);
    expect(requests).toHaveLength(1);
  });

  it('does not hand over a token that has expired before the messenger came', async () => {
    const { signIn } = await load();
    delete window.zE;
    const requests = answerRequests({ body: tokenOf('crm-1', 60) }, () => ({
      body: tokenOf('crm-1'),
    }));
    await signIn({ user: 'crm-1' });
    await settle(120_000);
    window.zE = zE;
    await settle(2000);
    expect(commands).toEqual(['login', 'token crm-1']);
    expect(requests).toHaveLength(2);
  });

  it('gives everything again to a messenger that takes the place of a placeholder', async () => {
    const { signIn } = await load();
    believe();
    const placeholder = vi.fn();
    window.zE = placeholder as unknown as WidgetFunction;
    await signIn({ user: 'crm-1' });
    expect(placeholder).toHaveBeenCalledTimes(1);
    window.zE = zE;
    await settle(2000);
    expect(commands).toEqual(['login', 'token crm-1']);
  });

  it('keeps no token and logs none', async () => {
    const log = vi.spyOn(console, 'log');
    const { signIn } = await load();
    believe();
    await signIn({ user: 'crm-1', idToken: idTokenOf('crm-1') });
    expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('eyJ');
    expect([log.mock.calls, warn.mock.calls]).toEqual([[], []]);
  });
});

describe('a call for the same person', () => {
  it.each([
    ['by `user`', { user: 'crm-1' }, { user: 'crm-1' }],
    ['by cookie alone', {}, {}],
    ['by a newer ID token', { idToken: idTokenOf('7', 'a') }, { idToken: idTokenOf('7', 'b') }],
    [
      'by a function for the ID token',
      { idToken: () => idTokenOf('7', 'a') },
      { idToken: async () => idTokenOf('7', 'b') },
    ],
  ])('changes nothing: %s', async (_by, first, second) => {
    const { states, signIn } = await load();
    const requests = answerRequests({ body: tokenOf('crm-1') });
    await signIn(first);
    await signIn(second);
    expect(commands).toEqual(['login', 'token crm-1']);
    expect([requests.length, states.length]).toEqual([1, 2]);
  });

  it('changes nothing while they are being signed in', async () => {
    const { website, signIn } = await load();
    const bodies = believe();
    website.signIn({ endpoint, user: 'crm-1' });
    website.signIn({ endpoint, user: 'crm-1' });
    await signIn({ user: 'crm-1' });
    expect([bodies.length, commands]).toEqual([1, ['login', 'token crm-1']]);
  });
});

describe('when the messenger asks again', () => {
  it('it gets a new token, with the newest ID token', async () => {
    const { signIn } = await load();
    const requests = answerRequests(() => ({ body: tokenOf('crm-1') }));
    let count = 0;
    await signIn({ user: 'crm-1', idToken: async () => `id-token-${++count}` });
    await settle(3_600_000);
    ask();
    await settle();
    expect(commands).toEqual(['login', 'token crm-1', 'token crm-1']);
    expect(requests.map(({ init }) => init.headers)).toEqual([
      { authorization: 'Bearer id-token-1' },
      { authorization: 'Bearer id-token-2' },
    ]);
  });

  it('and the cookie belongs to another person by now, it forgets the first one before', async () => {
    const { signIn } = await load();
    answerRequests({ body: tokenOf('crm-1') }, { body: tokenOf('crm-2') });
    await signIn();
    ask();
    await settle();
    expect(commands).toEqual(['login', 'token crm-1', 'logout', 'login', 'token crm-2']);
  });

  it('and the session has ended, it gets none and forgets them', async () => {
    const { website, signIn } = await load();
    answerRequests({ body: tokenOf('crm-1') }, { status: 401, body: '' });
    await signIn();
    ask();
    await settle();
    expect(commands).toEqual(['login', 'token crm-1', 'logout']);
    expect(website.state).toEqual({ status: 'failed', code: 'endpoint-401' });
  });

  it('and the endpoint is down for a moment, they stay, and the next token repairs the state', async () => {
    const { website, signIn } = await load();
    const down = { status: 503, body: '' };
    answerRequests({ body: tokenOf('crm-1') }, down, down, down, { body: tokenOf('crm-1') });
    await signIn();
    ask();
    await settle(60_000);
    expect(website.state).toEqual({ status: 'failed', code: 'endpoint-503' });
    ask();
    await settle();
    expect(commands).toEqual(['login', 'token crm-1', 'token crm-1']);
    expect(website.state).toEqual({ status: 'signed-in', withoutEmail: false });
  });
});

describe('another person', () => {
  it('is signed in after the messenger has forgotten the first', async () => {
    const { website, signIn } = await load();
    believe();
    await signIn({ user: 'crm-1' });
    const askForFirst = ask;
    await signIn({ user: 'crm-2' });
    expect(commands).toEqual(['login', 'token crm-1', 'logout', 'login', 'token crm-2']);
    askForFirst();
    await settle();
    expect(commands).toHaveLength(5);
    expect(website.state.status).toBe('signed-in');
  });

  it('is not signed in by a token of the first that arrives late', async () => {
    const { signIn } = await load();
    let answerFirst = (_: Response) => {};
    vi.stubGlobal('fetch', (_: string, { body }: RequestInit) =>
      `${body}`.includes('crm-1')
        ? new Promise((resolve) => {
            answerFirst = resolve;
          })
        : Promise.resolve(new Response(tokenOf('crm-2'))),
    );
    await signIn({ user: 'crm-1' });
    await signIn({ user: 'crm-2' });
    answerFirst(new Response(tokenOf('crm-1')));
    await settle();
    expect(commands).toEqual(['login', 'token crm-2']);
  });

  it('is recognised by the ID token', async () => {
    const { signIn } = await load();
    answerRequests({ body: tokenOf('crm-1') }, { body: tokenOf('crm-2') });
    await signIn({ idToken: async () => idTokenOf('1') });
    await signIn({ idToken: async () => idTokenOf('2') });
    expect(commands).toEqual(['login', 'token crm-1', 'logout', 'login', 'token crm-2']);
  });

  it('who was signed in on the page before is forgotten first', async () => {
    const { signIn } = await load('[null,"crm-1"]');
    believe();
    await signIn({ user: 'crm-2' });
    expect(commands).toEqual(['logout', 'login', 'token crm-2']);
  });

  it('who cannot be signed in leaves nobody signed in', async () => {
    const { signIn } = await load('[null,"crm-1"]');
    answerRequests({ status: 403, body: '' });
    await signIn({ user: 'crm-2' });
    expect(commands).toEqual(['logout']);
  });
});

describe('signing out', () => {
  it('makes the messenger forget them, and gives it nothing any more', async () => {
    const { website, signIn, signOut } = await load();
    believe();
    await signIn({ user: 'crm-1' });
    await signOut();
    ask();
    await settle();
    expect(commands).toEqual(['login', 'token crm-1', 'logout']);
    expect(website.state).toEqual({ status: 'anonymous' });
    expect(localStorage.getItem('guide-messaging-auth')).toBeNull();
  });

  it('on the next page works too', async () => {
    const { signOut } = await load('[null,"crm-1"]');
    await signOut();
    await signOut();
    expect(commands).toEqual(['logout']);
  });

  it('leaves a visitor alone whom this browser has never signed in', async () => {
    const { signOut } = await load();
    await signOut();
    expect(commands).toEqual([]);
  });

  it('stops a sign-in that waits for its ID token', async () => {
    const { website, signIn, signOut } = await load();
    const bodies = believe();
    let give = (_: string) => {};
    const idToken = () =>
      new Promise<string>((resolve) => {
        give = resolve;
      });
    await signIn({ idToken });
    await signOut();
    give(idTokenOf('1'));
    await settle();
    expect([bodies, commands, website.state.status]).toEqual([[], [], 'anonymous']);
  });
});

describe('what fails', () => {
  it.each([
    ['endpoint-401', { status: 401, body: '' }],
    ['endpoint-200', { body: '<html>' }],
    ['endpoint-0', new Error('offline')],
    ['endpoint-500', { status: 500, body: '' }],
  ])('has the code %s, and a further call tries again', async (code, answer) => {
    const { website, signIn } = await load();
    answerRequests(answer);
    await signIn({ user: 'crm-1' });
    await settle(60_000);
    expect(website.state).toEqual({ status: 'failed', code });
    expect(warn.mock.calls).toEqual([['guide-messaging-auth', code]]);
    believe();
    await signIn({ user: 'crm-1' });
    expect(commands).toEqual(['login', 'token crm-1']);
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('secret'))],
    [
      'throws',
      () => {
        throw new Error('secret');
      },
    ],
    ['returns nothing', () => undefined],
  ])('has the code no-id-token where the function for it %s', async (_what, idToken) => {
    const { website, signIn } = await load();
    const bodies = believe();
    await signIn({ idToken });
    expect(website.state).toEqual({ status: 'failed', code: 'no-id-token' });
    expect([bodies, JSON.stringify(warn.mock.calls)]).toEqual([
      [],
      expect.not.stringContaining('secret'),
    ]);
  });

  it('a login that is refused is tried once more without the e-mail address', async () => {
    const { website, signIn } = await load();
    const bodies = believe();
    answers = [refusal, null];
    await signIn({ user: 'crm-1' });
    expect(bodies).toEqual([
      { external_id: 'crm-1' },
      { external_id: 'crm-1', without_email: true },
    ]);
    expect(website.state).toEqual({ status: 'signed-in', withoutEmail: true });
  });

  it('a login that is refused twice has the messenger’s reason, without its message', async () => {
    const { website, signIn } = await load();
    const bodies = believe();
    answers = [refusal];
    await signIn({ user: 'crm-1' });
    await settle(60_000);
    expect(website.state).toEqual({
      status: 'failed',
      code: 'messenger-refused',
      reason: 'conflict',
    });
    expect(bodies).toHaveLength(2);
    expect(commands).not.toContain('logout');
  });

  it('a messenger that throws is messenger-refused', async () => {
    const { website, signIn } = await load();
    believe();
    window.zE = () => {
      throw new Error('broken');
    };
    await signIn({ user: 'crm-1' });
    expect(website.state).toEqual({ status: 'failed', code: 'messenger-refused' });
  });
});

describe('onChange', () => {
  it('calls nobody who has unsubscribed', async () => {
    const { states, unsubscribe, signIn } = await load();
    believe();
    unsubscribe();
    await signIn({ user: 'crm-1' });
    expect(states).toEqual([]);
  });
});
