import { bodyLimit } from 'hono/body-limit';

/** Forms and JSON: 64 KiB. Nothing that is sent to these routes needs more. */
export const smallBody = bodyLimit({
  maxSize: 64 * 1024,
  onError: (context) => context.json({ error: 'The body is larger than 64 KiB.' }, 413),
});

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
