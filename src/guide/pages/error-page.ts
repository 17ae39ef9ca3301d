import type { Page, PageContent } from '../render/page.js';

const statuses = { unauthorized: 401, forbidden: 403, not_found: 404 } as const;

/** The theme's page for what cannot be shown. */
export function errorPage(page: Page, error: keyof typeof statuses): PageContent {
  const titles = {
    unauthorized: 'not_authorized',
    forbidden: 'not_authorized',
    not_found: 'nonexistent_page',
  };
  return {
    template: 'error_page',
    title: page.translate(titles[error]),
    status: statuses[error],
    context: { error, status_code: statuses[error] },
  };
}
