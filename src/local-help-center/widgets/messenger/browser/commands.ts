import type { Store } from '../../dom/index.js';
import type { ConversationField } from '../protocol.js';
import type { JwtCallback, LoginCallback } from './create-logins.js';
import type { VisitorSession } from './create-session.js';
import type { MessengerState } from './messenger-state.js';
import { recordedCommands } from './recorded-commands.js';
import type { RememberedSession } from './remembered-session.js';
import { runCallback } from './run-callback.js';

type CommandFunction = (...args: unknown[]) => unknown;

/** `zE`: the commands that Zendesk documents for pages. */
export type MessengerCommand = (area: string, name: string, ...args: unknown[]) => unknown;

interface CommandParts {
  readonly store: Store<MessengerState>;
  readonly session: VisitorSession;
  readonly remembered: RememberedSession;
}

/**
 * Makes `zE`. A call that Zendesk does not document is reported in the console and does nothing, as
 * does one with arguments of the wrong type.
 *
 * Source: https://developer.zendesk.com/api-reference/widget-messaging/web/core/ and …/authentication/
 */
export function messengerCommands(parts: CommandParts): MessengerCommand {
  const commands = new Map<string, CommandFunction>([
    ...actions(parts),
    ...events(parts.store),
    ...settings(parts),
    ...recordedCommands((calls) => parts.store.set({ calls })),
  ]);
  return (area, name, ...args) => {
    const command = commands.get(`${area} ${name}`);
    if (command) return command(...args);
    console.warn(`zE: there is no command ("${area}", "${name}").`);
    return undefined;
  };
}

function actions({ store, session }: CommandParts): [string, CommandFunction][] {
  return [
    ['messenger open', () => store.set({ open: true, hidden: false })],
    ['messenger close', () => store.set({ open: false })],
    ['messenger show', () => store.set({ hidden: false })],
    ['messenger hide', () => store.set({ hidden: true })],
    ['messenger logoutUser', () => session.logOut()],
    [
      'messenger resetWidget',
      (done) => {
        session.logOut();
        store.set({ open: false, hidden: false });
        if (isFunction<() => void>(done)) runCallback(done);
      },
    ],
    [
      // There is one conversation: the message is written there.
      'messenger newConversation',
      (about, done) => {
        store.set({ open: true, hidden: false });
        const text = (about as { message?: unknown } | undefined)?.message;
        const sent = typeof text === 'string' ? session.send(text) : Promise.resolve(true);
        if (isFunction<() => void>(done)) void sent.then(() => runCallback(done));
      },
    ],
    [
      'messenger sendMessage',
      (message, _conversationId, done) => {
        const content = (message as { content?: { type?: unknown; text?: unknown } } | undefined)
          ?.content;
        if (content?.type !== 'text' || typeof content.text !== 'string') {
          return complain('sendMessage', '{content: {type: "text", text}}');
        }
        const sent = session.send(content.text);
        if (isFunction<() => void>(done)) void sent.then(() => runCallback(done));
      },
    ],
    [
      'messenger fetchConversations',
      (_offset, done) => {
        if (!isFunction<(list: unknown) => void>(done)) {
          return complain('fetchConversations', 'a function');
        }
        const { messages } = store.get();
        const conversations = messages.length > 0 ? [{ id: CONVERSATION_ID, messages }] : [];
        runCallback(() => done({ conversations, hasMore: false }));
      },
    ],
    [
      'messenger loginUser',
      (jwtCallback, loginCallback) => {
        if (!isFunction<JwtCallback>(jwtCallback)) return complain('loginUser', 'a function');
        session.logIn(
          jwtCallback,
          isFunction<LoginCallback>(loginCallback) ? loginCallback : undefined,
        );
      },
    ],
  ];
}

function events(store: Store<MessengerState>): [string, CommandFunction][] {
  const on =
    (
      happened: (now: MessengerState, before: MessengerState) => boolean,
      detailOf: (now: MessengerState) => unknown = happening,
    ): CommandFunction =>
    (listener) => {
      if (!isFunction<(detail: unknown) => void>(listener)) return complain('on', 'a function');
      return store.subscribe((now, before) => {
        if (happened(now, before)) runCallback(() => listener(detailOf(now)));
      });
    };
  const shown = ({ open, hidden }: MessengerState) => open && !hidden;
  const answered = ({ messages }: MessengerState) => messages.some(({ from }) => from === 'agent');
  return [
    ['messenger:on open', on((now, before) => shown(now) && !shown(before))],
    ['messenger:on close', on((now, before) => !shown(now) && shown(before))],
    [
      'messenger:on unreadMessages',
      on(
        (now, before) => now.unread !== before.unread,
        ({ unread }) => unread,
      ),
    ],
    [
      'messenger:on conversationStarted',
      on((now, before) => now.messages.length > 0 && before.messages.length === 0),
    ],
    ['messenger:on conversationOpened', on((now, before) => shown(now) && !shown(before))],
    [
      'messenger:on conversationAgentAssigned',
      on((now, before) => answered(now) && !answered(before)),
    ],
    [
      'messenger:on messagesShown',
      on((now, before) => shown(now) && (!shown(before) || now.messages !== before.messages)),
    ],
  ];
}

function settings({ store, session, remembered }: CommandParts): [string, CommandFunction][] {
  return [
    [
      'messenger:set locale',
      (locale) => {
        if (typeof locale !== 'string') return complain('locale', 'a text such as "fr"');
        store.set({ locale });
      },
    ],
    [
      'messenger:set zIndex',
      (zIndex) => {
        if (!Number.isSafeInteger(zIndex)) return complain('zIndex', 'a whole number');
        store.set({ zIndex: zIndex as number });
      },
    ],
    // "all", "functional" or "none"; true and false are what Zendesk took before.
    [
      'messenger:set cookies',
      (allowed) => remembered.allow(allowed !== false && allowed !== 'none'),
    ],
    [
      'messenger:set conversationTags',
      (tags) => {
        if (!isListOf(tags, (tag) => typeof tag === 'string')) {
          return complain('conversationTags', 'a list of texts');
        }
        session.annotate({ tags: tags as string[] });
      },
    ],
    [
      'messenger:set conversationFields',
      (fields, done) => {
        if (!isListOf(fields, isField)) {
          return complain('conversationFields', 'a list of {id, value}');
        }
        session.annotate({ fields: fields as ConversationField[] });
        if (isFunction<() => void>(done)) runCallback(done);
      },
    ],
  ];
}

/** The one conversation of this browser, as far as pages need to name it. */
const CONVERSATION_ID = 'local-conversation';

function happening(): { id: string; createdAt: string; type: string } {
  return { id: CONVERSATION_ID, createdAt: new Date().toISOString(), type: 'conversation' };
}

function complain(what: string, expected: string): void {
  console.warn(`zE: ${what} takes ${expected}.`);
}

function isFunction<F>(value: unknown): value is F {
  return typeof value === 'function';
}

function isListOf(value: unknown, fits: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(fits);
}

function isField(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('id' in value && 'value' in value))
    return false;
  return typeof value.id === 'string' && /^(string|number|boolean)$/.test(typeof value.value);
}
