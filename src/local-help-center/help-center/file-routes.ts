import { Hono } from 'hono';
import {
  type Attachment,
  attachmentType,
  type GuideStore,
  maySeeRequest,
  type Viewer,
  visibleArticles,
} from '../../guide/content/index.js';
import { escapeHtml } from '../../guide/curlybars/index.js';
import { VERSION_1_SCRIPT } from '../../guide/render/index.js';
import type { Account } from '../account/index.js';
import { browserScript } from '../server/index.js';

/** Pictures of people and badges, made on the spot, and the files attached to articles and requests. */
export function fileRoutes(account: Account, store: GuideStore): Hono {
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
    '/hc/:kind{article_attachments|request_attachments}/:id{[0-9]{1,16}}/:name?',
    (context) => {
      const { kind, id } = context.req.param();
      const name = context.req.param('name');
      const viewer = { store, person: account.signedInPerson(context.req.raw) };
      const attachment = visibleAttachments(viewer, kind).find((each) => each.id === Number(id));
      const isAsked = attachment && (name === undefined || name === attachment.name);
      const bytes = isAsked ? store.content.attachments.get(attachment.name) : undefined;
      if (bytes === undefined) return context.notFound();
      const type = attachmentType(bytes);
      return new Response(new Uint8Array(bytes), {
        headers: {
          // Never shown as a page of this origin, whatever is in it: only pictures are shown.
          'content-type': type,
          'content-disposition': type.startsWith('image/') ? 'inline' : 'attachment',
          'content-security-policy': "default-src 'none'; sandbox",
          'x-content-type-options': 'nosniff',
        },
      });
    },
  );
  return routes;
}

/** Those of articles and requests that the viewer may see. */
function visibleAttachments(viewer: Viewer, kind: string): readonly Attachment[] {
  if (kind === 'article_attachments') {
    return visibleArticles(viewer).flatMap(({ attachments }) => attachments);
  }
  return viewer.store.requests
    .filter((request) => maySeeRequest(viewer, request))
    .flatMap(({ comments }) => comments.flatMap(({ attachments }) => attachments));
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
