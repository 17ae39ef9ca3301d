import { visibleArticles, visiblePosts } from '../content/index.js';
import { breadcrumbsHelper, formHelpers, paginationHelper } from '../helpers/index.js';
import {
  articleObject,
  currentUserObject,
  helpCenterObject,
  localeObject,
  postObject,
} from '../objects/index.js';
import type { PageData } from '../pages/index.js';
import type { View } from '../view/index.js';

/** What every template of a theme has, `document_head`, `header` and `footer` included. */
export function baseContext(view: View): Record<string, unknown> {
  const { store } = view;
  const { helpCenter } = store.content;
  return {
    help_center: helpCenterObject(view, {
      hasServices: view.theme.templates.has('service_list_page'),
    }),
    settings: view.theme.settings,
    signed_in: view.person !== null,
    user: currentUserObject(view),
    brand: {
      id: 360000000001,
      name: store.localized(helpCenter.name, view.locale.locale),
      url: view.url.origin,
    },
    alternative_locales: helpCenter.locales
      .filter(({ locale }) => locale !== view.locale.locale)
      .map((locale) => localeObject(view, locale)),
    current_locale: localeObject(view, view.locale),
    promoted_articles: visibleArticles(view)
      .filter(({ promoted }) => promoted)
      .map((article) => articleObject(view, article)),
    featured_posts: visiblePosts(view)
      .filter(({ featured }) => featured)
      .map((post) => postObject(view, post)),
    // Names of API version 1, which later versions still take.
    help_center_name: store.localized(helpCenter.name, view.locale.locale),
    logo_url: view.theme.settings.logo ?? '',
    notifications: () => '',
    chat: () => '',
    ticket_forms: helpCenter.ticket_forms.map((form) => ({
      id: form.id,
      name: store.localized(form.name, view.locale.locale),
      display_name: store.localized(form.name, view.locale.locale),
      url: `${view.urls.newRequest}?ticket_form_id=${form.id}`,
    })),
  };
}

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
