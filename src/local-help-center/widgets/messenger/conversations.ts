import { randomUUID } from 'node:crypto';
import type { ConversationField, Message, VisitorConversation } from './protocol.js';

/** Somebody who uses the messenger: anonymous until there is an external id. */
export interface MessagingUser {
  readonly id: string;
  readonly externalId: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly emailVerified: boolean;
}

/** A conversation as the agent sees it; a user has one, and it has the user's id. */
export interface Conversation {
  readonly user: MessagingUser;
  readonly messages: readonly Message[];
  readonly unread: number;
  readonly tags: readonly string[];
  readonly fields: readonly ConversationField[];
}

export type Change = { readonly changed: Conversation } | { readonly removed: string };

/** Users and their conversations. */
export interface Conversations {
  users(): readonly MessagingUser[];
  user(id: string): MessagingUser | null;
  /** Adds a user, or replaces the one with that id; the conversation stays. */
  addUser(user: MessagingUser): MessagingUser;
  /** All that anybody has written in, the latest first. */
  list(): readonly Conversation[];
  get(userId: string): Conversation | null;
  forVisitor(userId: string): VisitorConversation;
  write(userId: string, message: Omit<Message, 'id' | 'at'>): void;
  markRead(userId: string): void;
  annotate(userId: string, about: { tags?: string[]; fields?: ConversationField[] }): void;
  /** Moves what one user wrote into another's conversation, in the order of time. */
  merge(users: { readonly from: string; readonly into: string }): void;
  /** The visitor has left it for good; the agent keeps what was written. */
  abandon(userId: string): void;
  /** @returns a function that ends the subscription */
  subscribe(listener: (change: Change) => void): () => void;
}

/** What a conversation keeps; older messages are dropped. */
const KEPT_MESSAGES = 500;

/** Anonymous users come without end; the oldest of them make room. */
const KEPT_USERS = 1_000;

/** Conversations in memory. */
export function createConversations(): Conversations {
  const all = new Map<string, Conversation>();
  const listeners = new Set<(change: Change) => void>();
  let lastTime = 0;
  /** No two alike, so that messages of one millisecond keep their order when they are merged. */
  const nextTime = (): string => {
    lastTime = Math.max(Date.now(), lastTime + 1);
    return new Date(lastTime).toISOString();
  };

  const tell = (change: Change): void => {
    for (const listener of listeners) listener(change);
  };
  const change = (userId: string, changes: Partial<Conversation>): void => {
    const conversation = all.get(userId);
    if (!conversation) return;
    const changed = { ...conversation, ...changes };
    all.set(userId, changed);
    tell({ changed });
  };
  const remove = (userId: string): void => {
    if (all.delete(userId)) tell({ removed: userId });
  };

  return {
    users: () => [...all.values()].map(({ user }) => user),
    user: (id) => all.get(id)?.user ?? null,
    addUser(user) {
      if (all.has(user.id)) {
        change(user.id, { user });
        return user;
      }
      const oldest = [...all.values()].find((one) => one.user.externalId === null);
      if (oldest && all.size >= KEPT_USERS) remove(oldest.user.id);
      all.set(user.id, { user, messages: [], unread: 0, tags: [], fields: [] });
      return user;
    },
    list: () =>
      [...all.values()].filter(({ messages }) => messages.length > 0).sort(byLatestMessage),
    get: (userId) => all.get(userId) ?? null,
    forVisitor(userId) {
      const { messages = [], unread = 0 } = all.get(userId) ?? {};
      return { messages, unread };
    },
    write(userId, message) {
      const conversation = all.get(userId);
      if (!conversation) return;
      const written = { id: randomUUID(), at: nextTime(), ...message };
      change(userId, {
        messages: [...conversation.messages, written].slice(-KEPT_MESSAGES),
        unread: message.from === 'agent' ? conversation.unread + 1 : 0,
      });
    },
    markRead(userId) {
      if (all.get(userId)?.unread) change(userId, { unread: 0 });
    },
    annotate(userId, { tags, fields }) {
      change(userId, { ...(tags && { tags }), ...(fields && { fields }) });
    },
    merge({ from, into }) {
      const [source, target] = [all.get(from), all.get(into)];
      if (!source || !target) return;
      const messages = [...target.messages, ...source.messages].sort(byTime).slice(-KEPT_MESSAGES);
      remove(from);
      change(into, { messages, unread: source.unread + target.unread });
    },
    abandon(userId) {
      if (all.get(userId)?.messages.length === 0) remove(userId);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function byTime(one: Message, other: Message): number {
  return one.at.localeCompare(other.at);
}

function byLatestMessage(one: Conversation, other: Conversation): number {
  return (other.messages.at(-1)?.at ?? '').localeCompare(one.messages.at(-1)?.at ?? '');
}
