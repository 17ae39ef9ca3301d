import type { Account } from '../../people/index.js';
import type { Part } from '../../server/index.js';
import type { Messaging } from './create-messaging.js';
import { messengerPageEnd } from './messenger-page-end.js';
import { messengerRoutes } from './messenger-routes.js';

export type { Change, Conversation, MessagingUser } from './conversations.js';
export { createMessaging, type Messaging } from './create-messaging.js';
export type { Message } from './protocol.js';
export { widgetLoader } from './widget-loader.js';

/** The Messaging Web Widget: its script, what that asks the server, and how it comes to a page. */
export function messenger(account: Account, messaging: Messaging): Required<Part> {
  return { routes: messengerRoutes(messaging), pageEnd: messengerPageEnd(account) };
}
