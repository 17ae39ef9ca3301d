import { setTimeout as wait } from 'node:timers/promises';
import type { MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Faults } from '../people/index.js';

/** Makes an answer of Zendesk's APIs slow, or fail, as the developer panel sets it. */
export function applyFaults(faults: Faults): MiddlewareHandler {
  return async (context, next) => {
    if (faults.slowMs > 0) await wait(faults.slowMs);
    if (faults.failWith === null) return next();
    const status = faults.failWith as ContentfulStatusCode;
    return context.json({ error: 'The developer panel makes this request fail.' }, status);
  };
}
