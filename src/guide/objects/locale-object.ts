import type { Locale } from '../content/content-schema.js';
import type { Page } from '../render/page.js';

/**
 * Zendesk's `locale object`: a language, and this very page in it. Guide leads through
 * `/hc/change_language/LOCALE`, which remembers the choice; here the address says it all.
 */
export function localeObject(page: Page, locale: Locale) {
  const path = page.url.pathname.replace(/^\/hc\/[^/]+/, `/hc/${locale.locale}`);
  return {
    locale: locale.locale,
    name: locale.name,
    direction: locale.direction,
    url: `/hc/change_language/${locale.locale}?return_to=${encodeURIComponent(path + page.url.search)}`,
    identifier: locale.locale,
    selected: locale.locale === page.locale.locale,
    current: locale.locale === page.locale.locale,
  };
}
