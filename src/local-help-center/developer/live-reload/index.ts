import { html, raw } from 'hono/html';
import { type PageEnd, type Part, stylesheet } from '../../server/index.js';
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
      ? html`<style>${raw(stylesheet('developer/live-reload/alert.css'))}</style><div role="alert" class="local-theme-problem">${problem.message}
The page is shown as the theme was before.</div>`
      : '';
    return `${html`${alert}<script src="/developer/live-reload.js" data-theme="${id}" data-version="${themes.version(id)}" async></script>`}`;
  };
}
