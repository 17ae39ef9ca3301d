import type { Page, PageContent } from '../page.js';
import { homeCrumb } from './home-crumb.js';

/** The service catalogue. Its templates get their data by script; the breadcrumbs are Guide's. */
export function serviceListPage(page: Page): PageContent | null {
  return optional(page, {
    template: 'service_list_page',
    title: page.translate('services'),
    canonical: page.urls.services,
    breadcrumbs: [homeCrumb(page), { name: page.translate('services'), url: page.urls.services }],
    context: { services: serviceObjects(page) },
  });
}

export function servicePage(page: Page, id: number | undefined): PageContent | null {
  const service = serviceObjects(page).find((each) => each.id === id);
  if (service === undefined) return null;
  return optional(page, {
    template: 'service_page',
    title: service.name,
    canonical: service.url,
    breadcrumbs: [
      homeCrumb(page),
      { name: page.translate('services'), url: page.urls.services },
      { name: service.name, url: service.url },
    ],
    context: { service },
  });
}

export function applicationsPage(page: Page): PageContent | null {
  const title = page.translate('helper.applications');
  return optional(page, {
    template: 'applications_page',
    title,
    canonical: page.urls.applications,
    breadcrumbs: [homeCrumb(page), { name: title, url: page.urls.applications }],
    // The catalogue of an account's apps, of which the local Help Center has none.
    context: { application_catalog: () => page.translate('no_content') },
  });
}

function serviceObjects(page: Page) {
  return page.store.content.helpCenter.services.map((service) => ({
    ...service,
    url: page.urls.service(service.id),
  }));
}

/** Templates that not every theme has: without one there is no page. */
export function optional(page: Page, content: PageContent): PageContent | null {
  return page.theme.theme.templates.has(content.template) ? content : null;
}
