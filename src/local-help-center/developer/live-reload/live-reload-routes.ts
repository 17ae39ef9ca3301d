import { Hono } from 'hono';
import { browserScript, eventStream } from '../../server/index.js';
import type { ThemeChange, Themes } from '../../theming/index.js';

/**
 * Live reload: `/developer/live-reload?theme=ID&version=V` is a stream of server-sent events for a
 * page that was rendered with that theme at that version. What changed between the rendering and
 * the connection is sent at once, so no change is ever missed.
 *
 * Events: `page` (reload), and `stylesheet` with its new address (swap it).
 */
export function liveReloadRoutes(themes: Themes): Hono {
  const routes = new Hono();

  routes.get('/developer/live-reload', (context) => {
    const themeId = context.req.query('theme') ?? '';
    // The browser connects again by itself, to the same address, with the id of the last event.
    const known = context.req.header('last-event-id') ?? context.req.query('version') ?? '';
    return eventStream(context, (send) => {
      const tell = async (change: ThemeChange) => {
        if (change.themeId !== null && change.themeId !== themeId) return;
        const url = change.kind === 'stylesheet' ? await stylesheetUrl(themes, themeId) : null;
        const version = themes.version(themeId);
        if (url === null) send('page', null, version);
        else send('stylesheet', url, version);
      };
      // Compared at the moment when listening begins: the listener reports later changes.
      if (known !== themes.version(themeId)) void tell({ themeId, kind: 'page' });
      return themes.onChange((change) => void tell(change));
    });
  });

  routes.get('/developer/live-reload.js', browserScript('developer/live-reload'));

  return routes;
}

/** `null` where the theme cannot be read just now: then the page shows why. */
async function stylesheetUrl(themes: Themes, themeId: string): Promise<string | null> {
  const active = await themes
    .find(themeId)
    ?.active()
    .catch(() => null);
  return active?.stylesheetUrl ?? null;
}
