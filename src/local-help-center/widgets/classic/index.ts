import type { Account } from '../../people/index.js';
import type { Part } from '../../server/index.js';
import { classicWidgetPageEnd } from './classic-widget-page-end.js';
import { classicWidgetRoutes } from './classic-widget-routes.js';

/** The Web Widget (Classic): its script, its authentication, and how it comes to a page. */
export function classicWidget(account: Account): Required<Part> {
  return { routes: classicWidgetRoutes(account), pageEnd: classicWidgetPageEnd(account) };
}
