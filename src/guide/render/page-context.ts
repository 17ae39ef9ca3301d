import { breadcrumbsHelper } from '../helpers/breadcrumbs.js';
import { formHelpers } from '../helpers/form.js';
import { paginationHelper } from '../helpers/pagination.js';
import type { Page, PageContent } from './page.js';

/**
 * The context of the page's own template: what all templates have, its builder's properties, and the
 * helpers that belong to pages.
 */
export function pageContext(
  page: Page,
  content: PageContent,
  base: Record<string, unknown>,
  token: string,
): Record<string, unknown> {
  return {
    ...base,
    breadcrumbs: breadcrumbsHelper(page, content.breadcrumbs ?? []),
    pagination: paginationHelper(page, content),
    ...(content.forms && formHelpers(page, content.forms, token)),
    ...content.context,
  };
}
