import type { Store } from '../../dom/store.js';
import type { ConversationField } from '../protocol.js';
import { callPage } from './call-page.js';
import type { JwtCallback, LoginCallback } from './create-logins.js';
import type { VisitorSession } from './create-session.js';
import type { MessengerState } from './messenger-state.js';
import type { RememberedSession } from './remembered-session.js';

type Command = (...args: unknown[]) => unknown;

/** `zE`: what Zendesk's documentation says a page can tell the messenger. */
export type MessengerCommand = (area: string, name: string, ...args: unknown[]) => unknown;

interface Parts {
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
export function messengerCommands(parts: Parts): MessengerCommand {
  const commands = new Map<string, Command>([
    ...actions(parts),
    ...events(parts.store),
    ...settings(parts),
  ]);
  return (area, name, ...args) => {
    const command = commands.get(`${area} ${name}`);
    if (command) return command(...args);
    console.warn(`zE: there is no command ("${area}", "${name}").`);
    return undefined;
  };
}

function actions({ store, session }: Parts): [string, Command][] {
  return [
    ['messenger open', () => store.set({ open: true, hidden: false })],
    ['messenger close', () => store.set({ open: false })],
    ['messenger show', () => store.set({ hidden: false })],
    ['messenger hide', () => store.set({ hidden: true })],
    ['messenger logoutUser', () => session.logOut()],
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

function events(store: Store<MessengerState>): [string, Command][] {
  const on =
    (happened: (now: MessengerState, before: MessengerState) => boolean): Command =>
    (listener) => {
      if (!isFunction<(count?: number) => void>(listener)) return complain('on', 'a function');
      return store.subscribe((now, before) => {
        if (happened(now, before)) callPage(() => listener(now.unread));
      });
    };
  const shown = ({ open, hidden }: MessengerState) => open && !hidden;
  return [
    ['messenger:on open', on((now, before) => shown(now) && !shown(before))],
    ['messenger:on close', on((now, before) => !shown(now) && shown(before))],
    ['messenger:on unreadMessages', on((now, before) => now.unread !== before.unread)],
  ];
}

function settings({ store, session, remembered }: Parts): [string, Command][] {
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
    ['messenger:set cookies', (allowed) => remembered.allow(allowed !== false)],
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
        if (isFunction<() => void>(done)) callPage(done);
      },
    ],
  ];
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
