import { bodyLimit } from 'hono/body-limit';

/** Refuses bodies above 64 KiB: nothing that is sent to these routes needs more. */
export const smallBody = bodyLimit({
  maxSize: 64 * 1024,
  onError: (context) => context.json({ error: 'The body is larger than 64 KiB.' }, 413),
});
