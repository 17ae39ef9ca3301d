import { Hono } from 'hono';
import { sameOriginOnly } from '../../src/local-help-center/server/cross-site.js';
import type { Part } from '../../src/local-help-center/server/part.js';

/** An app of some parts, behind the same defence against other sites' pages as the whole one. */
export function appOf(...parts: readonly Part[]): Hono {
  const app = new Hono().use(sameOriginOnly);
  for (const { routes } of parts) app.route('/', routes);
  return app;
}
