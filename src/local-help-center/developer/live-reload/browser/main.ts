/**
 * The part of live reload that runs in the page.
 *
 * The connection is closed while the page cannot be seen: browsers allow six of them to a server,
 * and an open one keeps a page out of the back/forward cache. What is missed meanwhile is sent at
 * the next connection, by the version.
 */
const script = document.currentScript;
const theme = script?.dataset.theme ?? '';
let version = script?.dataset.version ?? '';
let connection: EventSource | undefined;

function connect(): void {
  if (connection || document.hidden) return;
  connection = new EventSource(`/developer/live-reload?${new URLSearchParams({ theme, version })}`);
  connection.addEventListener('page', () => {
    disconnect();
    location.reload();
  });
  connection.addEventListener('stylesheet', ({ data, lastEventId }: MessageEvent<string>) => {
    version = lastEventId;
    swapStylesheet(JSON.parse(data));
  });
}

function disconnect(): void {
  connection?.close();
  connection = undefined;
}

/** The old stylesheet stays until the new one is there: the page is never without. */
function swapStylesheet(href: string): void {
  const [old, ...older] = document.querySelectorAll<HTMLLinkElement>(
    'link[rel="stylesheet"][href*="/theming/"]',
  );
  if (!old) return;
  for (const link of older) link.remove();
  const fresh = old.cloneNode() as HTMLLinkElement;
  fresh.href = href;
  fresh.addEventListener('load', () => old.remove());
  old.after(fresh);
}

addEventListener('pagehide', disconnect);
addEventListener('pageshow', connect);
document.addEventListener('visibilitychange', () => (document.hidden ? disconnect() : connect()));
connect();
