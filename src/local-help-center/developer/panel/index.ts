import type { Account } from '../../account/index.js';
import type { Part } from '../../server/index.js';
import { developerPanelPageEnd } from './developer-panel-page-end.js';
import { developerPanelRoutes } from './developer-panel-routes.js';

/** The developer panel: on each page, and by URL. */
export function developerPanel(account: Account): Required<Part> {
  return { routes: developerPanelRoutes(account), pageEnd: developerPanelPageEnd(account) };
}
