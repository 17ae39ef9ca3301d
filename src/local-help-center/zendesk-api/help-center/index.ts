import { Hono } from 'hono';
import type { GuideStore } from '../../../guide/content/index.js';
import type { Account } from '../../account/index.js';
import { createApi } from './api.js';
import { communityRoutes } from './community-routes.js';
import { knowledgeBaseRoutes } from './knowledge-base-routes.js';
import { searchRoutes } from './search-routes.js';
import { voteRoutes } from './vote-routes.js';

/**
 * Zendesk's public Help Center API, which the scripts of themes call: the same content as the pages,
 * by the same rules of who may see what. Of what changes something it has votes only.
 *
 * Source: developer.zendesk.com, Help Center API: Categories, Sections, Articles, Article Comments,
 * Article Attachments, Article Labels, Votes, Translations, Topics, Posts, Search.
 */
export function helpCenterApi(account: Account, store: GuideStore): Hono {
  const routes = new Hono();
  const api = createApi(routes, account, store);
  searchRoutes(api, routes, account, store);
  knowledgeBaseRoutes(api);
  communityRoutes(api);
  return routes.route('/', voteRoutes(account, store));
}
