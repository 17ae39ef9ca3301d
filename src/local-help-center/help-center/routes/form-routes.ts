import type { Hono } from 'hono';
import { createReceiver } from './receiver.js';
import { requestRoutes } from './request-routes.js';
import type { Responder } from './responder.js';
import { toggleRoutes } from './toggle-routes.js';
import { writingRoutes } from './writing-routes.js';

/** Everything that visitors send. */
export function formRoutes(responder: Responder): Hono {
  const receiver = createReceiver(responder);
  requestRoutes(receiver);
  writingRoutes(receiver);
  toggleRoutes(receiver);
  return receiver.routes;
}
