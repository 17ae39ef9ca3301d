import { type Context, Hono } from 'hono';
import { getMimeType } from 'hono/utils/mime';
import { compileStylesheet } from '../../guide/theme/index.js';
import type { StoredTheme } from './stored-theme.js';
import type { Themes } from './themes.js';

/**
 * The theme's own files, at the addresses that `themeFor` gives: the compiled `style.css`,
 * `script.js`, `assets/` and `settings/`. Names are looked up in the theme in memory and never
 * on the disk, so that no path leads out of it.
 */
export function themeFileRoutes(themes: Themes): Hono {
  const routes = new Hono();

  const serve = (
    path: string,
    file: (theme: StoredTheme, name: string) => Promise<string | Uint8Array | undefined>,
  ) =>
    routes.get(`/theming/:id/:revision/${path}`, async (context) => {
      const theme = themes.find(context.req.param('id') ?? '');
      if (!theme) return context.notFound();
      const name = context.req.param('name') ?? path;
      try {
        const body = await file(theme, name);
        return body === undefined ? context.notFound() : send(context, theme, name, body);
      } catch (error) {
        return context.text(error instanceof Error ? error.message : String(error), 500);
      }
    });

  serve('style.css', async (stored) => {
    const { stylesheet, settings, assetUrl, assets } = await stored.active();
    return compileStylesheet(stylesheet, { settings, assetUrl, assetNames: assets.keys() });
  });
  serve('script.js', async (stored) => (await stored.read()).script);
  serve('assets/:name', async (stored, name) => (await stored.read()).assets.get(name));
  serve('settings/:name', (stored, name) => stored.settingsFile(name));
  return routes;
}

function send(
  context: Context,
  theme: StoredTheme,
  name: string,
  body: string | Uint8Array,
): Response {
  // A change gives new addresses, so a file can stay in the browser's cache for ever.
  const current = theme.isCurrent(context.req.param('revision') ?? '');
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: {
      'content-type': getMimeType(name) ?? 'application/octet-stream',
      'cache-control': current ? 'public, max-age=31536000, immutable' : 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
