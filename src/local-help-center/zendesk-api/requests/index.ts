import { Hono } from 'hono';
import type { GuideStore } from '../../../guide/content/index.js';
import type { Account } from '../../account/index.js';
import { approvalRoutes } from './approval-routes.js';
import { newRequestRoutes } from './new-request-routes.js';
import { requestListRoutes } from './request-list-routes.js';
import { serviceRoutes } from './service-routes.js';

/** What the scripts of themes ask about requests: making one, listing them, services, approvals. */
export function requestsApi(account: Account, store: GuideStore): Hono {
  return new Hono()
    .route('/', newRequestRoutes(account, store))
    .route('/', requestListRoutes(account, store))
    .route('/', serviceRoutes(store))
    .route('/', approvalRoutes(account, store));
}
