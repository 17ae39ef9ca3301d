import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import * as v from 'valibot';
import type { GuideStore } from '../../../guide/content/index.js';
import type { Account } from '../../account/index.js';
import { uploadBody } from '../../server/index.js';

const uploadQuery = v.object({
  filename: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(255)),
});

/**
 * What the scripts of themes ask while somebody fills in the form for a new request: a token for the
 * form (developer.zendesk.com, Help Center API, Sessions), and a place for files (Ticketing API,
 * Attachments). The files' bytes are not kept.
 */
export function newRequestRoutes(account: Account, store: GuideStore): Hono {
  const routes = new Hono();
  for (const path of ['/api/v2/help_center/sessions.json', '/api/v2/help_center/sessions']) {
    routes.get(path, (context) =>
      context.json(
        { current_session: { csrf_token: account.authenticityToken(context.req.raw) } },
        200,
        {
          'cache-control': 'no-store',
        },
      ),
    );
  }

  routes.post('/api/v2/uploads.json', uploadBody, async (context) => {
    const upload = v.safeParse(uploadQuery, context.req.query());
    if (!upload.success) return context.json({ error: 'filename is needed.' }, 422);
    const size = (await context.req.raw.arrayBuffer()).byteLength;
    const id = store.nextId();
    const attachment = {
      id,
      file_name: upload.output.filename,
      content_type: context.req.header('content-type') ?? 'application/octet-stream',
      content_url: `/hc/request_attachments/${id}/${encodeURIComponent(upload.output.filename)}`,
      size,
    };
    return context.json({ upload: { token: randomUUID(), attachment } }, 201);
  });
  routes.delete('/api/v2/uploads/:token', (context) => context.body(null, 204));
  return routes;
}
