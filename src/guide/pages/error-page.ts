import type { View } from '../view/index.js';
import type { PageData, PageDefinition, PageError } from './page-definition.js';

/** The theme's page for what cannot be shown; every address that no other page has leads to it. */
export const errorPage: PageDefinition = {
  template: 'error_page',
  path: '/*',
  show: () => 'not_found',
};

const STATUSES = { unauthorized: 401, forbidden: 403, not_found: 404 } as const;

const TITLES = {
  unauthorized: 'not_authorized',
  forbidden: 'not_authorized',
  not_found: 'nonexistent_page',
} as const;

export function errorData(view: View, error: PageError): PageData {
  const status = STATUSES[error];
  return {
    title: view.translate(TITLES[error]),
    status,
    context: { error, status_code: status },
  };
}
