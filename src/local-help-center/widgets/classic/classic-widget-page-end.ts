import type { Account } from '../../people/index.js';
import type { PageEnd } from '../../server/index.js';
import { widgetLoader } from '../messenger/index.js';

/** Brings the Web Widget (Classic) to a page, as late as the messenger would come. */
export function classicWidgetPageEnd(account: Account): PageEnd {
  return () => widgetLoader('/classic-widget/snippet.js', account.faults);
}
