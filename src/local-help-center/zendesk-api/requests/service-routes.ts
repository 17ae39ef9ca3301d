import { Hono } from 'hono';
import type { GuideStore } from '../../../guide/content/index.js';
import { idOf } from '../../../guide/pages/index.js';
import { notFound } from '../errors.js';
import { onlyPage } from './only-page.js';

/**
 * What themes ask by script on the pages of services. Zendesk documents no API for them; the answers
 * have the shape that zendesk/copenhagen_theme reads (`src/modules`).
 */
export function serviceRoutes(store: GuideStore): Hono {
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
      ...onlyPage('service_catalog_items', found),
      count: found.length,
    });
  });
  routes.get('/api/v2/help_center/service_catalog/items/:id', (context) => {
    const item = items.find(({ id }) => id === idOf(context.req.param('id')));
    return item ? context.json({ service_catalog_item: item }) : notFound(context);
  });
  return routes;
}
