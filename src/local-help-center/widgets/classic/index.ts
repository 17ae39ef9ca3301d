import type { Account } from '../../account/index.js';
import type { PageEnd, Part } from '../../server/index.js';
import { widgetLoader } from '../messenger/index.js';
import { classicWidgetRoutes } from './classic-widget-routes.js';

/** The Web Widget (Classic): its script, its authentication, and how it comes to a page. */
export function classicWidget(account: Account): Required<Part> {
  return { routes: classicWidgetRoutes(account), pageEnd: classicWidgetPageEnd(account) };
}

/** Brings the Web Widget (Classic) to a page, as late as the messenger would come. */
function classicWidgetPageEnd(account: Account): PageEnd {
  return () => widgetLoader('/classic-widget/snippet.js', account.faults);
}
