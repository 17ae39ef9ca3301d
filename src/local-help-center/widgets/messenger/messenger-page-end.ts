import type { Account } from '../../people/index.js';
import type { PageEnd } from '../../server/index.js';
import { widgetLoader } from './widget-loader.js';

/**
 * Brings the messenger to a page as Zendesk does: by itself, and at a time of its own choosing.
 * Until then `window.zE` is missing; where the messenger is blocked, it stays so.
 */
export function messengerPageEnd(account: Account): PageEnd {
  return () => widgetLoader('/messenger/snippet.js', account.faults);
}
