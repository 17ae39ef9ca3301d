import type { Context, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { MAX_THEME_BYTES } from '../../guide/theme/index.js';

const atMost64KiB = bodyLimit({
  maxSize: 64 * 1024,
  onError: (context) => context.json({ error: 'The body is larger than 64 KiB.' }, 413),
});

/**
 * Forms and JSON: 64 KiB. Nothing that is sent to these routes needs more. A body that was read
 * before was small enough; Hono keeps what it has read, and the bytes cannot be counted again.
 */
export const smallBody: MiddlewareHandler = (context, next) =>
  context.req.raw.bodyUsed ? next() : atMost64KiB(context, next);

/** One file of a theme, or all its templates: 8 MiB. */
export const fileBody = bodyLimit({
  maxSize: 8 * 1024 * 1024,
  // `general_error` is what zcli prints of a refused preview.
  onError: (context) => context.json({ general_error: 'The upload is larger than 8 MiB.' }, 413),
});

/** A file attached to a request: as large as Zendesk accepts them, 50 MB. */
export const uploadBody = bodyLimit({
  maxSize: 50 * 1024 * 1024,
  onError: (context) => context.json({ error: 'AttachmentTooLarge' }, 413),
});

/**
 * A form with the zip of a theme: as large as Guide accepts themes, and a little more for its other
 * fields.
 *
 * @param refuse answers where it is larger: the job that waits for the zip has to know
 */
export function zipBody(refuse: (context: Context) => Response): MiddlewareHandler {
  return bodyLimit({ maxSize: MAX_THEME_BYTES + 64 * 1024, onError: refuse });
}
