import type { Crumb, Page } from '../render/page.js';

/** The first of all breadcrumbs: the start page. */
export function homeCrumb(page: Page): Crumb {
  const { store, urls, locale } = page;
  return { name: store.localized(store.content.helpCenter.name, locale.locale), url: urls.home };
}
