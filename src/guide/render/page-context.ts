import { breadcrumbsHelper, formHelpers, paginationHelper } from '../helpers/index.js';
import type { PageData } from '../pages/index.js';
import type { View } from '../view/index.js';

/**
 * The context of the page's own template: what all templates have, its builder's properties, and the
 * helpers that belong to pages.
 */
export function pageContext(
  view: View,
  data: PageData,
  base: Record<string, unknown>,
  token: string,
): Record<string, unknown> {
  return {
    ...base,
    breadcrumbs: breadcrumbsHelper(view, data.breadcrumbs ?? []),
    path_steps: (data.breadcrumbs ?? []).map((crumb) => ({ ...crumb, target: null })),
    pagination: paginationHelper(view, data),
    // On pages without a form too: there they print nothing.
    ...formHelpers(view, data.forms ?? {}, token),
    ...data.context,
  };
}
