import type { Page, PageContent } from '../render/page.js';

/** A page that the theme makes up itself: `/hc/LOCALE/p/NAME` is `custom_pages/NAME.hbs`. */
export function customPage(page: Page, name: string): PageContent | null {
  const template = `custom_pages/${name}`;
  if (!page.theme.theme.templates.has(template)) return null;
  return {
    template,
    title: name.replaceAll(/[_-]+/g, ' '),
    canonical: page.urls.customPage(name),
    context: {},
  };
}
