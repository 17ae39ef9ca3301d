import { visibleArticles } from '../content/visible-articles.js';
import { articleObject } from '../objects/article-object.js';
import { currentUserObject } from '../objects/current-user-object.js';
import { helpCenterObject } from '../objects/help-center-object.js';
import { localeObject } from '../objects/locale-object.js';
import { postObject } from '../objects/post-object.js';
import type { Page } from './page.js';

/** What every template of a theme has, `document_head`, `header` and `footer` included. */
export function baseContext(page: Page): Record<string, unknown> {
  const { store } = page;
  const { helpCenter } = store.content;
  return {
    help_center: helpCenterObject(page),
    settings: page.theme.settings,
    signed_in: page.person !== null,
    user: currentUserObject(page),
    brand: {
      id: 360000000001,
      name: store.localized(helpCenter.name, page.locale.locale),
      url: page.url.origin,
    },
    alternative_locales: helpCenter.locales
      .filter(({ locale }) => locale !== page.locale.locale)
      .map((locale) => localeObject(page, locale)),
    current_locale: localeObject(page, page.locale),
    promoted_articles: visibleArticles(page)
      .filter(({ promoted }) => promoted)
      .map((article) => articleObject(page, article)),
    featured_posts: store.posts
      .filter(({ featured }) => featured)
      .map((post) => postObject(page, post)),
    // Names of API version 1, which later versions still take.
    help_center_name: store.localized(helpCenter.name, page.locale.locale),
    logo_url: page.theme.settings.logo ?? '',
    notifications: () => '',
    chat: () => '',
    ticket_forms: helpCenter.ticket_forms.map((form) => ({
      id: form.id,
      name: store.localized(form.name, page.locale.locale),
      display_name: store.localized(form.name, page.locale.locale),
      url: `${page.urls.newRequest}?ticket_form_id=${form.id}`,
    })),
  };
}
