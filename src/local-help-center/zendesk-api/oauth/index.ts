import { Hono } from 'hono';
import type { Account } from '../../account/index.js';
import { authorizationRoutes } from './authorization-routes.js';
import { tokenRoutes } from './token-routes.js';

/** Zendesk's OAuth: where clients get their tokens, and people allow them to. */
export function oauthRoutes(account: Account): Hono {
  return new Hono().route('/', tokenRoutes(account)).route('/', authorizationRoutes(account));
}
