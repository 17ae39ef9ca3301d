import type { Part } from '../../server/index.js';
import type { Themes } from '../../theming/index.js';
import { liveReloadPageEnd } from './live-reload-page-end.js';
import { liveReloadRoutes } from './live-reload-routes.js';

export { watchTheme } from './watch-theme.js';

/** Open pages follow their theme. */
export function liveReload(themes: Themes): Required<Part> {
  return { routes: liveReloadRoutes(themes), pageEnd: liveReloadPageEnd(themes) };
}
