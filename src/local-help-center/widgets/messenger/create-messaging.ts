import { randomUUID } from 'node:crypto';
import QuickLRU from 'quick-lru';
import type { Account } from '../../account/index.js';
import { unguessable } from '../../server/index.js';
import { type Conversations, createConversations, type MessagingUser } from './conversations.js';
import type {
  ConversationField,
  LoginFailure,
  RecognisedUser,
  Session,
  SessionStatus,
} from './protocol.js';
import { type MessagingClaims, verifyMessagingJwt } from './verify-messaging-jwt.js';

/** A browser's session with the messenger. */
interface BrowserSession {
  readonly userId: string;
  /** `null` for an anonymous session. */
  readonly login: { readonly expiresAt: number | null } | null;
}

/** What Zendesk's messaging knows: who writes, and what was written. In memory. */
export interface Messaging {
  readonly conversations: Conversations;
  /** An anonymous session with an empty conversation. */
  start(): Session;
  /** @param token the browser's session so far, whose anonymous conversation comes along */
  logIn(jwt: unknown, token: string | undefined): Promise<Session | { failure: LoginFailure }>;
  logOut(token: string): void;
  status(token: string): SessionStatus;
  /** @returns the user of a session that is good for writing; else `null` */
  user(token: string): { readonly id: string; readonly authenticated: boolean } | null;
  annotate(userId: string, about: { tags?: string[]; fields?: ConversationField[] }): void;
}

/** Those that are used least are forgotten. */
const KEPT_SESSIONS = 10_000;

/** Messaging for one account, empty. */
export function createMessaging(account: Account): Messaging {
  const conversations = createConversations();
  const sessions = new QuickLRU<string, BrowserSession>({ maxSize: KEPT_SESSIONS });

  const status = (token: string): SessionStatus => {
    const session = sessions.get(token);
    const user = session && conversations.user(session.userId);
    if (!session || !user) return { state: 'unknown' };
    const conversation = conversations.forVisitor(user.id);
    if (!session.login) return { state: 'anonymous', conversation };
    const recognised = recognisedUser(user);
    if (isPast(session.login.expiresAt)) return { state: 'expired', user: recognised };
    return { state: 'authenticated', user: recognised, ...session.login, conversation };
  };

  const open = (session: BrowserSession): Session => {
    const token = unguessable();
    sessions.set(token, session);
    return { token, status: status(token) };
  };

  const anonymousUser = (token: string | undefined): MessagingUser | null => {
    const session = sessions.get(token ?? '');
    return session && !session.login ? conversations.user(session.userId) : null;
  };

  return {
    conversations,
    status,
    start() {
      const user = conversations.addUser({ id: randomUUID(), ...nobody });
      return open({ userId: user.id, login: null });
    },
    async logIn(jwt, token) {
      const verified = await verifyMessagingJwt(jwt, account.messagingKey);
      if ('failure' in verified) return verified;
      const { claims } = verified;
      if (isTakenByAnother(conversations, claims)) return { failure: CONFLICT };
      const user = recognise(conversations, claims, anonymousUser(token));
      const session = { userId: user.id, login: { expiresAt: claims.exp } };
      const before = sessions.get(token ?? '');
      if (token && before?.login && before.userId === user.id) {
        // Other tabs of this browser go on with the session that they know.
        sessions.set(token, session);
        return { token, status: status(token) };
      }
      if (token) sessions.delete(token);
      return open(session);
    },
    logOut(token) {
      const anonymous = anonymousUser(token);
      sessions.delete(token);
      if (anonymous) conversations.abandon(anonymous.id);
    },
    user(token) {
      const { state } = status(token);
      const session = sessions.get(token);
      if (!session || (state !== 'anonymous' && state !== 'authenticated')) return null;
      return { id: session.userId, authenticated: state === 'authenticated' };
    },
    annotate: conversations.annotate,
  };
}

const nobody = { externalId: null, name: null, email: null, emailVerified: false } as const;

const CONFLICT: LoginFailure = {
  type: 'LoginFailedError',
  reason: 'conflict',
  message:
    '409 Conflict: the verified e-mail of the JWT is already paired with another external_id. ' +
    'Keep a person’s external_id the same, or delete the old messaging user.',
};

/**
 * A verified e-mail belongs to one external id; with another one Zendesk answers 409.
 *
 * Source: "How can I fix 409 conflict errors with JWT authentication", support.zendesk.com.
 */
function isTakenByAnother(conversations: Conversations, claims: MessagingClaims): boolean {
  const email = claims.email?.toLowerCase();
  if (!email || !claims.email_verified) return false;
  return conversations
    .users()
    .some(
      (user) =>
        user.emailVerified &&
        user.email?.toLowerCase() === email &&
        user.externalId !== claims.external_id,
    );
}

/**
 * The user of an external id: known already (the anonymous one is merged into them), or the
 * anonymous one upgraded, or a new one. Name and e-mail are those of the latest JWT that has them.
 */
function recognise(
  conversations: Conversations,
  claims: MessagingClaims,
  anonymous: MessagingUser | null,
): MessagingUser {
  const known = conversations.users().find(({ externalId }) => externalId === claims.external_id);
  if (known && anonymous) conversations.merge({ from: anonymous.id, into: known.id });
  const before = known ?? anonymous ?? { id: randomUUID(), ...nobody };
  return conversations.addUser({
    id: before.id,
    externalId: claims.external_id,
    name: claims.name ?? before.name,
    email: claims.email ?? before.email,
    emailVerified: claims.email ? claims.email_verified : before.emailVerified,
  });
}

function recognisedUser(user: MessagingUser): RecognisedUser {
  return { name: user.name, external_id: user.externalId ?? '', email: user.email };
}

function isPast(seconds: number | null): boolean {
  return seconds !== null && seconds * 1000 <= Date.now();
}
