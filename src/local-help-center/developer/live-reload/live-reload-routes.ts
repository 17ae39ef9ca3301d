import { Hono } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { ThemeChange, Themes } from '../../theming/themes.js';
import { browserScript } from '../../widgets/dom/browser-script.js';

/** Often enough that nothing between browser and server takes the connection for dead. */
const PING_MS = 20_000;

/**
 * Live reload: `/developer/live-reload?theme=ID&version=V` is a stream of server-sent events for a
 * page that was rendered with that theme at that version. What changed between the rendering and
 * the connection is told at once, so no change is ever missed.
 *
 * Events: `page` (reload), and `stylesheet` with its new address (swap it).
 */
export function liveReloadRoutes(themes: Themes): Hono {
  const routes = new Hono();

  routes.get('/developer/live-reload', (context) => {
    const themeId = context.req.query('theme') ?? '';
    // The browser connects again by itself, to the same address, and says what it heard last.
    const known = context.req.header('last-event-id') ?? context.req.query('version') ?? '';
    return streamSSE(context, (stream) => follow(stream, themes, themeId, known));
  });

  routes.get('/developer/live-reload.js', browserScript('developer/live-reload'));

  return routes;
}

async function follow(
  stream: SSEStreamingApi,
  themes: Themes,
  themeId: string,
  known: string,
): Promise<void> {
  const tell = async (change: ThemeChange) => {
    if (change.themeId !== null && change.themeId !== themeId) return;
    await stream.writeSSE(await eventOf(change, themes, themeId));
  };
  // Compared at the moment in which listening begins: later changes are told by the listener.
  const isBehind = known !== themes.version(themeId);
  const stopListening = themes.onChange((change) => void tell(change));
  const ping = setInterval(() => void stream.write(': still here\n\n'), PING_MS);
  ping.unref();
  try {
    // Headers go out with the first bytes: the page knows that it is connected.
    await stream.write('retry: 500\n\n');
    if (isBehind) await tell({ themeId, kind: 'page' });
    await new Promise<void>((resolve) => stream.onAbort(resolve));
  } finally {
    clearInterval(ping);
    stopListening();
  }
}

async function eventOf(change: ThemeChange, themes: Themes, themeId: string) {
  const id = themes.version(themeId);
  const url = change.kind === 'stylesheet' ? await stylesheetUrl(themes, themeId) : null;
  return url === null ? { event: 'page', data: '', id } : { event: 'stylesheet', data: url, id };
}

/** `null` where the theme cannot be read just now: then the page shows why. */
async function stylesheetUrl(themes: Themes, themeId: string): Promise<string | null> {
  const active = await themes
    .find(themeId)
    ?.active()
    .catch(() => null);
  return active?.stylesheetUrl ?? null;
}
