import { Hono } from 'hono';
import type { Responder } from './responder.js';

/** Everything that is sent. */
export function formRoutes(_responder: Responder): Hono {
  return new Hono();
}
