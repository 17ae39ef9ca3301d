import { html } from 'hono/html';
import { overThePage, type PageEnd, type Part } from '../../server/index.js';
import type { Themes } from '../../theming/index.js';
import { liveReloadRoutes } from './live-reload-routes.js';

export { watchTheme } from './watch-theme.js';

/** Open pages follow their theme. */
export function liveReload(themes: Themes): Required<Part> {
  return { routes: liveReloadRoutes(themes), pageEnd: liveReloadPageEnd(themes) };
}

/**
 * Adds the script that follows the theme of the page. While the theme's files cannot be read, the
 * page is as it was before, and shows that.
 */
function liveReloadPageEnd(themes: Themes): PageEnd {
  return (request) => {
    const id = themes.idFor(request);
    const problem = themes.find(id)?.problem();
    const alert = problem
      ? overThePage(
          'local-theme-problem',
          'developer/live-reload/alert.css',
          html`<div role="alert">${problem.message}
The page is shown as the theme was before.</div>`,
        )
      : '';
    return `${html`${alert}<script src="/developer/live-reload.js" data-theme="${id}" data-version="${themes.version(id)}" async></script>`}`;
  };
}
