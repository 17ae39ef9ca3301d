import type { Page } from '../render/page.js';

/** Zendesk's `help_center object`; everything that can be switched on is on. */
export function helpCenterObject(page: Page) {
  const { helpCenter } = page.store.content;
  return {
    id: 360000000001,
    direction: page.locale.direction,
    name: page.store.localized(helpCenter.name, page.locale.locale),
    url: page.urls.home,
    locale: page.locale.locale,
    base_locale: page.locale.locale.split('-')[0] === 'en' ? 'en-us' : page.locale.locale,
    community_enabled: true,
    request_management_enabled: true,
    request_ccs_enabled: true,
    multiple_organizations_enabled: (page.person?.organizations.length ?? 0) > 1,
    at_mentions_enabled: true,
    custom_statuses_enabled: false,
    view_requests_across_brands_enabled: false,
    profiles_enabled: true,
    badges_enabled: true,
    content_tags_enabled: true,
    unified_search_enabled: true,
    user_segments_enabled: true,
    service_catalog_enabled: page.theme.theme.templates.has('service_list_page'),
  };
}
