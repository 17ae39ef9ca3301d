import { Hono } from 'hono';
import type { GuideStore } from '../../../guide/content/index.js';
import { idOf } from '../../../guide/pages/index.js';
import type { Account } from '../../people/index.js';
import { cursorPage } from './cursor-page.js';

/**
 * What themes ask by script on the pages of services and approvals. Zendesk documents no API for
 * them; the answers have the shape that zendesk/copenhagen_theme reads (`src/modules`).
 */
export function serviceRoutes(account: Account, store: GuideStore): Hono {
  const { services, ticket_forms: forms } = store.content.helpCenter;
  const routes = new Hono();
  const items = services.map((service) => ({
    ...service,
    form_id: forms[0]?.id ?? null,
    thumbnail_url: '',
    categories: [],
    is_request_on_behalf: false,
    published_at: '2026-01-05T09:00:00Z',
    custom_object_fields: {},
  }));

  routes.get('/api/v2/help_center/service_catalog/categories', (context) =>
    context.json({ service_catalog_categories: [] }),
  );
  routes.get('/api/v2/help_center/service_catalog/items/search', (context) => {
    const query = (context.req.query('query') ?? '').toLowerCase();
    const found = items.filter(({ name }) => name.toLowerCase().includes(query));
    return context.json({
      ...cursorPage('service_catalog_items', found),
      count: found.length,
    });
  });
  routes.get('/api/v2/help_center/service_catalog/items/:id', (context) => {
    const item = items.find(({ id }) => id === idOf(context.req.param('id')));
    return item
      ? context.json({ service_catalog_item: item })
      : context.json({ error: 'RecordNotFound' }, 404);
  });
  routes.post('/api/v2/approval_workflow_instances/:id/approval_requests/search', (context) => {
    if (account.signedInPerson(context.req.raw) === null) {
      return context.json({ error: "Couldn't authenticate you" }, 401);
    }
    return context.json({ approval_requests: approvalsOf(store, context.req.query('status')) });
  });
  return routes;
}

function approvalsOf(store: GuideStore, status: string | undefined) {
  return store.content.helpCenter.approvals
    .filter((approval) => status === undefined || approval.status === status)
    .map(({ requester, ...approval }) => ({
      ...approval,
      requester_name: store.profileByEmail(requester).name,
      created_by_name: store.profileByEmail(requester).name,
    }));
}
