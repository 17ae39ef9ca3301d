import { MEMORY } from './memory';
import { type MessagingToken, readToken } from './messaging-token';
import { readJwt } from './read-jwt';
import { report } from './report';
import { request } from './request';
import { NOBODY, type Owner, sharedOwners, shareOwners } from './tabs';
import { until } from './until';

/** Who is to be signed in, and how the token endpoint recognises them. */
export interface SignInOptions {
  /** The token endpoint's URL. */
  readonly endpoint: string;
  /**
   * Your own id of the person. With it, a call for the same person is recognised at once. Without it
   * an ID token's `sub` is used; without both, every call is treated as for the same person.
   */
  readonly user?: string | undefined;
  /**
   * How the endpoint knows who is asking. With `cookie`, and with `id-token` if no `idToken` is
   * given, the browser sends its cookies. Default: `id-token` with an `idToken`, else `cookie`.
   */
  readonly proof?: 'cookie' | 'id-token' | 'none' | undefined;
  /**
   * An ID token, sent as `Authorization: Bearer`; or a function that returns the current one, which
   * is called again for each new messaging JWT. A string can expire: prefer a function.
   */
  readonly idToken?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
}

/** Where the sign-in is. */
export type State =
  | { readonly status: 'anonymous' }
  | { readonly status: 'signing-in' }
  | {
      readonly status: 'signed-in';
      /** Whether the token was requested without the e-mail address, after a login that failed. */
      readonly withoutEmail: boolean;
    }
  | {
      readonly status: 'failed';
      /** What failed, and how: `endpoint-401`, `endpoint-0`, `messenger-refused`, `no-id-token`. */
      readonly code: string;
      /** With `messenger-refused`: the messenger's reason, if it gave one. */
      readonly reason?: string | undefined;
    };

/** A person whose sign-in has begun. An older one's callbacks do nothing any more. */
interface CurrentPerson {
  key: string;
  options: SignInOptions;
  /** A token that the messenger has not received yet, or the request for one. */
  inHand?: MessagingToken | Promise<MessagingToken> | undefined;
  withoutEmail?: boolean;
  /** The first token has arrived: the messenger can log them in. */
  ready?: boolean;
  /** The messenger has accepted them. */
  accepted?: boolean;
}

/** The present state. A live binding: read it when you need it, or follow it with `onChange`. */
export let state: State = { status: 'anonymous' };

const listeners = new Set<(state: State) => void>();

let person: CurrentPerson | undefined;
/** Counts the calls of `signIn` and `signOut`: one that waits for an ID token may be outdated. */
let calls = 0;
/** Whether the messenger must log out the person it has. */
let leaving = false;
/** The external id of the person whom the messenger has, as far as this page knows. */
let widgetOwner: Owner | undefined;
/** The function that has received every command so far. */
let commanded: WidgetFunction | undefined;
let following = false;

/**
 * Signs a person in to the messenger. Call it whenever you know who is signed in, on each route if
 * you like: a call for the person who is signed in, or being signed in, changes nothing. A call for
 * another person logs the first one out. After `failed`, a call tries again.
 *
 * It never throws: see {@link state} and {@link onChange}.
 *
 * @param wanted the endpoint, and the person
 *
 * @example
 * ```ts
 * import { signIn } from 'guide-messaging-auth/website';
 *
 * signIn({ endpoint: 'https://jwt.example.com/messaging', user: 'customer-1001' });
 * ```
 */
export function signIn(wanted: SignInOptions): void {
  begin(wanted, ++calls).catch(fail);
}

/**
 * Makes the messenger forget the person. Call it when your visitor signs out, and on pages for
 * visitors who are not signed in: it does nothing for one whom this browser has never signed in, so
 * anonymous conversations stay. It never throws.
 *
 * @example
 * ```ts
 * import { signOut } from 'guide-messaging-auth/website';
 *
 * signOut();
 * ```
 */
export function signOut(): void {
  calls++;
  person = undefined;
  leave();
  change({ status: 'anonymous' });
}

/**
 * Calls a function after each change of the state. It never throws.
 *
 * @param listener receives the new state; an error of it is the page's, and is not caught
 * @returns a function with which to unsubscribe
 *
 * @example
 * ```ts
 * import { onChange } from 'guide-messaging-auth/website';
 *
 * onChange((state) => {
 *   if (state.status === 'failed') console.warn(state.code);
 * });
 * ```
 */
export function onChange(listener: (state: State) => void): () => void {
  // Of its own: the same function may be given twice.
  const own = (now: State) => listener(now);
  listeners.add(own);
  return () => void listeners.delete(own);
}

const begin = async (wanted: SignInOptions, call: number): Promise<void> => {
  const { endpoint, user } = wanted;
  if (!person) change({ status: 'signing-in' });
  let id = user;
  try {
    id = id || subject(await idTokenOf(wanted));
  } catch (problem) {
    // Nobody knows now who is here.
    if (call === calls) throw problem;
  }
  // Another call has come while this one waited.
  if (call !== calls) return;
  const key = `${endpoint} ${id}`;
  if (person && person.key === key && state.status !== 'failed') {
    person.options = wanted;
    return;
  }
  const before = person;
  const who: CurrentPerson = { key, options: wanted };
  person = who;
  change({ status: 'signing-in' });
  if (before && before.key !== key) leave();
  await withToken(who, () => {
    who.ready = true;
    follow();
  });
};

/** The ID token that is to be sent, if one is. */
const idTokenOf = async ({ idToken }: SignInOptions): Promise<string | undefined> => {
  if (!idToken) return undefined;
  try {
    const token = typeof idToken === 'function' ? await idToken() : idToken;
    if (token) return token;
  } catch (_) {
    // What it threw is the website's own, and may contain the token.
  }
  throw { code: 'no-id-token' };
};

/** The person of an ID token, by OpenID Connect Core, 2; of an opaque token, itself. */
const subject = (token: string | undefined): string | undefined => {
  try {
    return token && readJwt(token)[1].sub;
  } catch (_) {
    return token;
  }
};

const newToken = async ({ options, withoutEmail }: CurrentPerson): Promise<MessagingToken> => {
  const bearer = await idTokenOf(options);
  const { endpoint, user, proof } = options;
  // An ID token in the header needs no cookie.
  const isCookie = bearer ? proof === 'cookie' : proof !== 'none';
  return request('endpoint', endpoint, readToken, {
    method: 'POST',
    body: JSON.stringify({ external_id: user, without_email: withoutEmail }),
    credentials: isCookie ? 'include' : 'omit',
    // It makes the browser ask first (a CORS preflight), which the endpoint allows.
    headers: bearer ? { authorization: `Bearer ${bearer}` } : {},
  });
};

/** Uses the token in hand, else a new one, if the person is still the same by then. */
const withToken = async (
  who: CurrentPerson,
  use: (token: MessagingToken, id: string, isSamePerson: boolean) => void,
): Promise<void> => {
  try {
    who.inHand = who.inHand || newToken(who);
    let token = await who.inHand;
    // The messenger may have come very late.
    if (token.until < Date.now() / 1000) {
      who.inHand = newToken(who);
      token = await who.inHand;
    }
    if (person !== who) return;
    const id = readJwt(token.jwt)[1].external_id || who.key;
    const loggedIn = loggedInAs();
    const isSamePerson = leaving || !loggedIn || loggedIn === id;
    // Left from an earlier page; or the cookie belongs to another person now.
    if (!isSamePerson) leaving = true;
    use(token, id, isSamePerson);
  } catch (problem) {
    who.inHand = undefined;
    if (person === who) fail(problem as object);
  }
};

const loggedInAs = (): Owner | null | undefined =>
  widgetOwner === undefined ? sharedOwners()[1] : widgetOwner;

/** For this page, and for the next ones. */
const setWidgetOwner = (owner: Owner): void => {
  widgetOwner = owner;
  leaving = false;
  shareOwners(undefined, owner);
};

const leave = (): void => {
  if (!loggedInAs()) return;
  leaving = true;
  follow();
};

/** Commands the messenger now, if it is there, and whatever replaces it later: the first may be a placeholder. */
const follow = (): void => {
  commanded = undefined;
  if (following) look();
  else {
    following = true;
    until(look);
  }
};

const look = (): void => {
  const { zE } = window;
  if (typeof zE !== 'function' || zE === commanded) return;
  commanded = zE;
  try {
    tell(zE);
  } catch (problem) {
    fail(problem as object);
  }
};

const tell = (zE: WidgetFunction): void => {
  if (leaving) {
    zE('messenger', 'logoutUser');
    report('logout');
    // Only the messenger itself returns a function here. A placeholder may forget its calls.
    if (typeof zE('messenger:on', 'close', () => {}) === 'function') setWidgetOwner(NOBODY);
  }
  const who = person;
  if (!who?.ready || state.status === 'failed') return;
  zE(
    'messenger',
    'loginUser',
    (callback) =>
      void withToken(who, ({ jwt }, id, isSamePerson) => {
        // The token stays in hand for the login that follows the logout.
        if (!isSamePerson) return follow();
        who.inHand = undefined;
        setWidgetOwner(id);
        callback(jwt);
        if (who.accepted) accept(who);
      }),
    (error) => {
      if (person !== who) return;
      if (!error) {
        who.accepted = true;
        report('login', { withoutEmail: !!who.withoutEmail });
        accept(who);
      } else if (!who.withoutEmail) {
        // The usual cause is a conflict: the address belongs to another external id.
        who.withoutEmail = true;
        who.inHand = undefined;
        follow();
      } else {
        setWidgetOwner(NOBODY);
        fail(error);
      }
    },
  );
};

const accept = ({ withoutEmail }: CurrentPerson): void =>
  change({ status: 'signed-in', withoutEmail: !!withoutEmail });

const fail = (problem: object): void => {
  const detail: { code: string; reason?: string } = { code: 'messenger-refused', ...problem };
  const { code, reason } = detail;
  report('error', detail);
  console.warn(MEMORY, code);
  change({ status: 'failed', code, reason });
  // Whom the messenger has may be another person, or their session has ended. Anything else may pass,
  // and the messenger asks again.
  if (!person?.accepted || /401|no-id/.test(code)) {
    person = undefined;
    leave();
  }
};

const change = (now: State): void => {
  if (JSON.stringify(now) === JSON.stringify(state)) return;
  state = now;
  // In turns of their own: what a listener throws does not break the sign-in off.
  for (const listener of listeners) queueMicrotask(() => listener(now));
};
