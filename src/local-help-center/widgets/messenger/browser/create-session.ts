import type { Store } from '../../dom/index.js';
import type { Session, SessionStatus } from '../protocol.js';
import { createConversation, type ShownConversation } from './create-conversation.js';
import { createExpiry } from './create-expiry.js';
import { createLogins, type JwtCallback, type LoginCallback } from './create-logins.js';
import { type MessengerState, NOBODY } from './messenger-state.js';
import { oneAfterAnother } from './one-after-another.js';
import type { RememberedSession } from './remembered-session.js';
import type { Server } from './server.js';

/** Who writes in this browser: logging in and out, asking for a new JWT, sending. */
export interface VisitorSession extends Pick<ShownConversation, 'read' | 'annotate'> {
  /** Takes up the session that this browser remembers. */
  resume(): Promise<void>;
  logIn(jwtCallback: JwtCallback, loginCallback: LoginCallback | undefined): void;
  logOut(): void;
  /** @returns whether the message has arrived */
  send(text: string): Promise<boolean>;
  /** Asks for a new JWT if the one in use has expired: at each use of the widget. */
  renewIfExpired(): Promise<void>;
  /** Receives what the server sends by itself: an answer, or that the session is over. */
  hear(status: SessionStatus): void;
  token(): string | null;
}

interface SessionParts {
  readonly store: Store<MessengerState>;
  readonly server: Server;
  readonly remembered: RememberedSession;
}

/** How long a message waits for a new JWT. */
const LONGEST_WAIT_MS = 10_000;

export function createSession({ store, server, remembered }: SessionParts): VisitorSession {
  const inTurn = oneAfterAnother();
  const conversation = createConversation({ store, server, remembered, inTurn });
  const user = () => store.get().user?.external_id;

  const forget = (): void => {
    expiry.set(null);
    remembered.set(null);
    store.set(NOBODY);
  };

  const renewIfExpired = async (): Promise<void> => {
    if (!expiry.isPast()) return;
    const renewal = logins.again();
    // A page that never called loginUser cannot be asked: the visitor is nobody until it does.
    if (renewal) await renewal;
    else forget();
  };
  const expiry = createExpiry(renewIfExpired);

  const adopt = (status: SessionStatus): void => {
    if (status.state === 'unknown') {
      // Another tab may have logged in, and this one not heard of it yet.
      if (remembered.reread()) void resume();
      else forget();
      return;
    }
    if (status.state === 'expired') {
      expiry.set(0);
      void renewIfExpired();
      return;
    }
    conversation.show(status.conversation);
    if (status.state === 'anonymous') {
      store.set({ status: 'anonymous', user: null });
      return;
    }
    store.set({ status: 'authenticated', user: status.user });
    expiry.set(status.expiresAt);
  };

  const adoptSession = ({ token, status }: Session): void => {
    remembered.set(token);
    adopt(status);
  };

  const resume = (): Promise<void> => {
    // Whether somebody is anonymous is not known before the server has answered.
    if (remembered.get() && user() === undefined) store.set({ status: 'signing-in' });
    return inTurn(async () => {
      const token = remembered.get();
      if (!token) {
        if (user() !== undefined || store.get().messages.length > 0) forget();
        return;
      }
      try {
        const status = await server.resume(token);
        // A logout may have come in between.
        if (remembered.get() === token) adopt(status);
      } catch {
        // Unreachable: the session may be taken up again later.
        if (user() === undefined) store.set({ status: 'anonymous' });
      }
    });
  };

  const logins = createLogins({
    server,
    remembered,
    inTurn,
    onBegin() {
      if (user() === undefined) store.set({ status: 'signing-in' });
    },
    onSession(session) {
      adoptSession(session);
      conversation.annotateNew(session.token).catch(() => undefined);
    },
    onFailure() {
      // The person who was recognised before is not the one who tried to log in now.
      if (user() !== undefined) forget();
      else store.set({ status: 'anonymous' });
    },
  });

  /**
   * Sends as the one who wrote. A message of an authenticated user never goes out as an anonymous
   * one's, or as that of the user who logged in meanwhile.
   */
  const sendAs = (sender: string | undefined, text: string): Promise<boolean> =>
    inTurn(async () => {
      if ((sender !== undefined && sender !== user()) || expiry.isPast()) return false;
      const token = remembered.get();
      const sent = await server.send(text, token);
      if (!sent) return false;
      if (remembered.get() === token) adoptSession(sent);
      if (!token) await conversation.annotateNew(sent.token);
      return true;
    });

  const sendNow = async (text: string): Promise<boolean> => {
    const sender = user();
    await atMostAWhile(renewIfExpired());
    if (await sendAs(sender, text)) return true;
    // The server may have forgotten the session: it keeps all in memory, and was restarted.
    const renewal = sender === undefined ? null : logins.again();
    if (renewal) await atMostAWhile(renewal);
    else forget();
    return sendAs(sender, text);
  };

  return {
    ...conversation,
    token: () => remembered.get(),
    hear: adopt,
    renewIfExpired,
    resume,
    logIn(jwtCallback, loginCallback) {
      void logins.begin({ jwtCallback, loginCallback });
    },
    logOut() {
      logins.cancel();
      const token = remembered.get();
      forget();
      if (token) void inTurn(() => server.logOut(token)).catch(() => undefined);
    },
    async send(text) {
      const arrived = await sendNow(text).catch(() => false);
      store.set({ unsent: !arrived });
      return arrived;
    },
  };
}

/** A page's callback may never call back; a visitor who wants to write does not wait for ever. */
function atMostAWhile(login: Promise<void>): Promise<void> {
  return Promise.race([
    login,
    new Promise<void>((resolve) => setTimeout(resolve, LONGEST_WAIT_MS)),
  ]);
}
