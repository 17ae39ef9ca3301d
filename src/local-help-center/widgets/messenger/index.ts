import type { Account } from '../../account/index.js';
import type { PageEnd, Part } from '../../server/index.js';
import type { Messaging } from './create-messaging.js';
import { messengerRoutes } from './messenger-routes.js';
import { widgetLoader } from './widget-loader.js';

export type { Change, Conversation, MessagingUser } from './conversations.js';
export { createMessaging, type Messaging } from './create-messaging.js';
export type { Message } from './protocol.js';
export { widgetLoader };

/** The Messaging Web Widget: its script, what that asks the server, and how it comes to a page. */
export function messenger(account: Account, messaging: Messaging): Required<Part> {
  return { routes: messengerRoutes(messaging), pageEnd: messengerPageEnd(account) };
}

/**
 * Brings the messenger to a page as Zendesk does: by itself, and at a time of its own choosing.
 * Until then `window.zE` is missing; where the messenger is blocked, it stays so.
 */
function messengerPageEnd(account: Account): PageEnd {
  return () => widgetLoader('/messenger/snippet.js', account.faults);
}
