import { Hono } from 'hono';
import type { GuideStore } from '../../guide/content/index.js';
import { escapeHtml } from '../../guide/curlybars/index.js';
import { VERSION_1_SCRIPT } from '../../guide/render/index.js';
import { browserScript } from '../server/index.js';

/** Pictures of people and badges, made on the spot, and the files attached to articles and requests. */
export function fileRoutes(store: GuideStore): Hono {
  const routes = new Hono();
  routes.get(VERSION_1_SCRIPT, browserScript('help-center/api-version-1'));

  routes.get('/hc/avatars/:file{[0-9]{1,16}\\.svg}', (context) => {
    const id = Number.parseInt(context.req.param('file'), 10);
    const name = store.profileById(id)?.name ?? '';
    return picture(initials(name), hue(id), '50%');
  });

  routes.get('/hc/badges/:file{[0-9]{1,16}\\.svg}', (context) => {
    const id = Number.parseInt(context.req.param('file'), 10);
    return picture('★', hue(id), '20%');
  });

  routes.get(
    '/hc/:kind{article_attachments|request_attachments}/:id{[0-9]{1,16}}/:name',
    (context) => {
      const { kind, id, name } = context.req.param();
      const bytes = attached(store, kind, Number(id), name)
        ? store.content.attachments.get(name)
        : undefined;
      if (bytes === undefined) return context.notFound();
      return new Response(new Uint8Array(bytes), {
        headers: {
          // Never shown as a page of this origin, whatever is in it.
          'content-type': 'application/octet-stream',
          'content-disposition': 'attachment',
          'x-content-type-options': 'nosniff',
        },
      });
    },
  );
  return routes;
}

function attached(store: GuideStore, kind: string, id: number, name: string): boolean {
  const attachments =
    kind === 'article_attachments'
      ? store.articles.flatMap((article) => article.attachments)
      : store.requests.flatMap(({ comments }) => comments.flatMap((each) => each.attachments));
  return attachments.some((attachment) => attachment.id === id && attachment.name === name);
}

function picture(text: string, colour: number, radius: string): Response {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80" width="80" height="80"><rect width="80" height="80" rx="${radius}" fill="hsl(${colour} 45% 38%)"/><text x="40" y="51" text-anchor="middle" font-family="system-ui, sans-serif" font-size="30" fill="#fff">${escapeHtml(text)}</text></svg>`;
  return new Response(svg, {
    headers: {
      'content-type': 'image/svg+xml',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'cache-control': 'public, max-age=3600',
    },
  });
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('');
}

function hue(id: number): number {
  return (id * 47) % 360;
}
