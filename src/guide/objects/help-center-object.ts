import type { Reader } from '../view/index.js';

/**
 * Zendesk's `help_center object`; everything that can be switched on is on.
 *
 * @param theme.hasServices whether the theme has the pages of the service catalog.
 */
export function helpCenterObject(reader: Reader, theme: { readonly hasServices: boolean }) {
  const { helpCenter } = reader.store.content;
  return {
    id: 360000000001,
    direction: reader.locale.direction,
    name: reader.store.localized(helpCenter.name, reader.locale.locale),
    url: reader.urls.home,
    locale: reader.locale.locale,
    base_locale: reader.locale.locale.split('-')[0] === 'en' ? 'en-us' : reader.locale.locale,
    community_enabled: true,
    request_management_enabled: true,
    request_ccs_enabled: true,
    multiple_organizations_enabled: (reader.person?.organizations.length ?? 0) > 1,
    at_mentions_enabled: true,
    custom_statuses_enabled: false,
    view_requests_across_brands_enabled: false,
    profiles_enabled: true,
    badges_enabled: true,
    content_tags_enabled: true,
    unified_search_enabled: true,
    user_segments_enabled: true,
    service_catalog_enabled: theme.hasServices,
  };
}
