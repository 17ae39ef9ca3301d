import type { Store } from '../../dom/store.js';
import type {
  ConversationField,
  LoginFailure,
  Session,
  Standing,
  VisitorConversation,
} from '../protocol.js';
import { callPage } from './call-page.js';
import { type MessengerState, NOBODY } from './messenger-state.js';
import type { RememberedSession } from './remembered-session.js';
import type { Server } from './server.js';

export type JwtCallback = (callback: (jwt: unknown) => void) => void;
export type LoginCallback = (error: LoginFailure | null) => void;

/** Who writes in this browser: logging in and out, asking for a new JWT, sending. */
export interface VisitorSession {
  resume(): Promise<void>;
  logIn(jwtCallback: JwtCallback, loginCallback?: LoginCallback): void;
  logOut(): void;
  /** @returns whether the message has arrived */
  send(text: string): Promise<boolean>;
  read(): void;
  annotate(about: { tags?: string[]; fields?: ConversationField[] }): void;
  /** Asks for a new JWT if the one in use has expired: at each use of the widget. */
  renewIfExpired(): Promise<void>;
  /** What the server says by itself: an answer, or that the session is over. */
  hear(standing: Standing): void;
  token(): string | null;
}

interface Parts {
  readonly store: Store<MessengerState>;
  readonly server: Server;
  readonly remembered: RememberedSession;
}

interface Login {
  readonly jwtCallback: JwtCallback;
  readonly loginCallback: LoginCallback | undefined;
}

/** Timers of browsers count to 2^31 - 1 milliseconds; beyond, the next use of the widget notices. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A browser whose clock is ahead shall not ask for one JWT right after the other. */
const SHORTEST_TIMER_MS = 1_000;

/** How long a message waits for a new JWT. */
const PATIENCE_MS = 10_000;

export function createSession({ store, server, remembered }: Parts): VisitorSession {
  let login: Login | null = null;
  let expiresAt: number | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Counts logins and logouts: an answer to an older one is not heard any more. */
  let turn = 0;
  /** Exchanges with the server, one after the other. */
  let exchanges: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(exchange: () => Promise<T>): Promise<T> => {
    const result = exchanges.then(exchange, exchange);
    exchanges = result.catch(() => undefined);
    return result;
  };

  const isExpired = (): boolean => expiresAt !== null && expiresAt * 1000 <= Date.now();

  const forget = (): void => {
    clearTimeout(timer);
    expiresAt = null;
    remembered.set(null);
    store.set(NOBODY);
  };

  const adopt = (standing: Standing): void => {
    if (standing.state === 'unknown') {
      // Another tab may have logged in, and this one not heard of it yet.
      if (remembered.reread()) void resume();
      else forget();
      return;
    }
    if (standing.state === 'expired') {
      expiresAt = 0;
      void renewIfExpired();
      return;
    }
    showConversation(standing.conversation);
    if (standing.state === 'anonymous') {
      store.set({ standing: 'anonymous', user: null });
      return;
    }
    store.set({ standing: 'authenticated', user: standing.user });
    expiresAt = standing.expiresAt;
    clearTimeout(timer);
    if (expiresAt === null) return;
    const left = Math.max(SHORTEST_TIMER_MS, expiresAt * 1000 - Date.now());
    if (left < LONGEST_TIMER_MS) timer = setTimeout(renewIfExpired, left);
  };

  /** What arrives before the visitor's eyes counts as read. */
  const showConversation = ({ messages, unread }: VisitorConversation): void => {
    const seen = store.get().open && !store.get().hidden;
    store.set({ messages, unread: seen ? 0 : unread });
    if (seen && unread > 0) void tellRead();
  };

  const tellRead = (): Promise<void> =>
    inTurn(async () => {
      const token = remembered.get();
      if (token) await server.read(token);
    }).catch(() => undefined);

  const adoptSession = ({ token, standing }: Session): void => {
    remembered.set(token);
    adopt(standing);
  };

  const fail = ({ loginCallback }: Login, failure: LoginFailure): void => {
    // Whoever was recognised before is not the one who tried to log in now.
    if (store.get().user) forget();
    else store.set({ standing: 'anonymous' });
    callPage(() => loginCallback?.(failure));
  };

  /** Asks the page for a JWT and the server for a session; ends when both have answered. */
  const authenticate = async (attempt: Login): Promise<void> => {
    turn += 1;
    const mine = turn;
    login = attempt;
    if (!store.get().user) store.set({ standing: 'signing-in' });
    const jwt = await jwtFrom(attempt.jwtCallback);
    await inTurn(async () => {
      if (mine !== turn) return;
      const result = await server.logIn(jwt, remembered.get());
      if (mine !== turn) {
        if ('token' in result) await server.logOut(result.token);
        return;
      }
      if ('type' in result) {
        fail(attempt, result);
        return;
      }
      adoptSession(result);
      callPage(() => attempt.loginCallback?.(null));
      await annotateAgain(result.token);
    });
  };

  /** The login under way: whoever needs a new JWT meanwhile waits for it rather than ask again. */
  let underWay: Promise<void> | null = null;
  const begin = (attempt: Login): Promise<void> => {
    const mine = authenticate(attempt).finally(() => {
      if (underWay === mine) underWay = null;
    });
    underWay = mine;
    return mine;
  };

  const renewIfExpired = async (): Promise<void> => {
    if (!isExpired()) return;
    // A page that never called loginUser cannot be asked: the visitor is nobody until it does.
    if (login) await (underWay ?? begin(login));
    else forget();
  };

  const resume = (): Promise<void> =>
    inTurn(async () => {
      const token = remembered.get();
      if (!token) {
        if (store.get().user || store.get().messages.length > 0) forget();
        return;
      }
      const standing = await server.resume(token);
      // A logout may have come in between.
      if (remembered.get() === token) adopt(standing);
    });

  /**
   * Sends as the one who wrote. A message of an authenticated user never goes out as an anonymous
   * one's, or as that of the user who logged in meanwhile.
   */
  const sendAsNow = async (text: string): Promise<boolean> => {
    const sender = store.get().user?.external_id;
    const attempt = () =>
      inTurn(async () => {
        const token = remembered.get();
        const sameSender = sender === undefined || sender === store.get().user?.external_id;
        if (!sameSender || isExpired()) return false;
        const sent = await server.send(text, token);
        if (!sent) return false;
        if (remembered.get() === token) adoptSession(sent);
        if (!token) await annotateAgain(sent.token);
        return true;
      });

    await patiently(renewIfExpired());
    if (await attempt()) return true;
    // The server may have forgotten the session: it runs anew after each change of its code.
    if (login) await patiently(underWay ?? begin(login));
    else forget();
    return attempt();
  };

  /** Tags and fields set before there was a conversation belong to it as well. */
  const annotateAgain = async (token: string): Promise<void> => {
    const { tags, fields } = store.get();
    if (tags.length + fields.length === 0) return;
    await server.annotate(token, { tags: [...tags], fields: [...fields] });
  };

  return {
    token: () => remembered.get(),
    hear: adopt,
    renewIfExpired,
    resume,
    logIn(jwtCallback, loginCallback) {
      void begin({ jwtCallback, loginCallback });
    },
    logOut() {
      turn += 1;
      login = null;
      const token = remembered.get();
      forget();
      if (token) void inTurn(() => server.logOut(token)).catch(() => undefined);
    },
    async send(text) {
      const arrived = await sendAsNow(text).catch(() => false);
      store.set({ unsent: !arrived });
      return arrived;
    },
    read() {
      if (store.get().unread === 0) return;
      store.set({ unread: 0 });
      void tellRead();
    },
    annotate({ tags, fields }) {
      store.set({ ...(tags && { tags }), ...(fields && { fields }) });
      const token = remembered.get();
      if (token) void inTurn(() => annotateAgain(token)).catch(() => undefined);
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

/** A page's callback may never call back; a visitor who wants to write does not wait for ever. */
function patiently(login: Promise<void>): Promise<void> {
  return Promise.race([login, new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}
