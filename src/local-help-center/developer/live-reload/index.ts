import { Hono } from 'hono';
import { html } from 'hono/html';
import { overThePage, type PageEnd, type Part } from '../../server/index.js';
import type { Themes } from '../../theming/index.js';
import { liveReloadRoutes } from './live-reload-routes.js';

export { watchTheme } from './watch-theme.js';

/** Open pages follow their theme. */
export function liveReload(themes: Themes): Required<Part> {
  const arrivals = new WeakMap<Request, Arrival>();
  const routes = new Hono()
    .use(async (context, next) => {
      arrivals.set(context.req.raw, arrivalOf(context.req.raw, themes));
      await next();
    })
    .route('/', liveReloadRoutes(themes));
  // A form's limit can put another request in the place of the one that arrived (hono/body-limit).
  const pageEnd = liveReloadPageEnd(
    themes,
    (request) => arrivals.get(request) ?? arrivalOf(request, themes),
  );
  return { routes, pageEnd };
}

/**
 * A request's theme, and its version when the request arrived. The theme can change while the page
 * is made: with its later version, the page would take itself for newer than it is.
 */
interface Arrival {
  readonly id: string;
  readonly version: string;
}

function arrivalOf(request: Request, themes: Themes): Arrival {
  const id = themes.idFor(request);
  return { id, version: themes.version(id) };
}

/**
 * Adds the script that follows the theme of the page. While the theme's files cannot be read, the
 * page is as it was before, and shows that.
 */
function liveReloadPageEnd(themes: Themes, arrival: (request: Request) => Arrival): PageEnd {
  return (request) => {
    const { id, version } = arrival(request);
    const problem = themes.find(id)?.problem();
    const alert = problem
      ? overThePage(
          'local-theme-problem',
          'developer/live-reload/alert.css',
          html`<div role="alert">${problem.message}
The page is shown as the theme was before.</div>`,
        )
      : '';
    return `${html`${alert}<script src="/developer/live-reload.js" data-theme="${id}" data-version="${version}" async></script>`}`;
  };
}
