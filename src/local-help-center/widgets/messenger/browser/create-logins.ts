import type { LoginFailure, Session } from '../protocol.js';
import type { InTurn } from './one-after-another.js';
import type { RememberedSession } from './remembered-session.js';
import { runCallback } from './run-callback.js';
import type { Server } from './server.js';

export type JwtCallback = (callback: (jwt: unknown) => void) => void;
export type LoginCallback = (error: LoginFailure | null) => void;

/** What a page gave to `loginUser`. */
export interface Login {
  readonly jwtCallback: JwtCallback;
  readonly loginCallback: LoginCallback | undefined;
}

/** Logging in with what the page's callbacks hand over. */
export interface Logins {
  /** Ends when the page and the server have answered; a page may never do so. */
  begin(login: Login): Promise<void>;
  /**
   * Logs in again by the callbacks of the last login; waits for the one in progress rather
   * than ask twice.
   *
   * @returns `null` when the page has not logged in: there is nobody to ask
   */
  again(): Promise<void> | null;
  /** Ignores the result of every login that has begun by now. */
  cancel(): void;
}

interface LoginParts {
  readonly server: Server;
  readonly remembered: RememberedSession;
  readonly inTurn: InTurn;
  readonly onBegin: () => void;
  readonly onSession: (session: Session) => void;
  readonly onFailure: () => void;
}

export function createLogins(parts: LoginParts): Logins {
  const { server, remembered, inTurn, onBegin, onSession, onFailure } = parts;
  let last: Login | null = null;
  let underWay: Promise<void> | null = null;
  /** Counts logins and logouts: an answer to an older one is not heard any more. */
  let turn = 0;

  const logInWith = async (jwt: unknown, { loginCallback }: Login, mine: number): Promise<void> => {
    if (mine !== turn) return;
    const result = await server.logIn(jwt, remembered.get());
    if (mine !== turn) {
      if ('token' in result) await server.logOut(result.token);
      return;
    }
    const failure = 'type' in result ? result : null;
    if ('token' in result) onSession(result);
    else onFailure();
    runCallback(() => loginCallback?.(failure));
  };

  const authenticate = async (login: Login): Promise<void> => {
    turn += 1;
    const mine = turn;
    last = login;
    onBegin();
    const jwt = await jwtFrom(login.jwtCallback);
    await inTurn(() => logInWith(jwt, login, mine));
  };

  const begin = (login: Login): Promise<void> => {
    const mine = authenticate(login).finally(() => {
      if (underWay === mine) underWay = null;
    });
    underWay = mine;
    return mine;
  };

  return {
    begin,
    again: () => underWay ?? (last && begin(last)),
    cancel() {
      turn += 1;
      last = null;
      underWay = null;
    },
  };
}

/** What the page's callback hands over; the error it throws is nobody's JWT. */
function jwtFrom(jwtCallback: JwtCallback): Promise<unknown> {
  return new Promise((resolve) => {
    try {
      jwtCallback(resolve);
    } catch (error) {
      reportError(error);
      resolve(undefined);
    }
  });
}
