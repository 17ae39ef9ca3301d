import type { Account } from '../account.js';
import { widgetLoader } from '../messenger/widget-loader.js';
import type { PageEnd } from '../page-end.js';

/** Brings the Web Widget (Classic) to a page, as late as the messenger would come. */
export function classicWidgetPageEnd(account: Account): PageEnd {
  return () => widgetLoader('/classic-widget/snippet.js', account.faults);
}
