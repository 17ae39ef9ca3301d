import type { Locale } from '../content/index.js';

/**
 * Zendesk's `locale object`: a language, and the same page in it. The address goes through
 * `/hc/change_language/LOCALE`, which remembers the choice, as in Guide.
 */
export function localeObject(
  { url, locale: current }: { readonly url: URL; readonly locale: Locale },
  locale: Locale,
) {
  const path = url.pathname.replace(/^\/hc\/[^/]+/, `/hc/${locale.locale}`);
  return {
    locale: locale.locale,
    name: locale.name,
    direction: locale.direction,
    url: `/hc/change_language/${locale.locale}?return_to=${encodeURIComponent(path + url.search)}`,
    identifier: locale.locale,
    selected: locale.locale === current.locale,
    current: locale.locale === current.locale,
  };
}
