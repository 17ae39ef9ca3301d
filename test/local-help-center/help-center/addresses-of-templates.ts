import type { GuideTheme } from '../../../src/guide/theme/theme.js';
import type { Content } from '../../../src/local-help-center/help-center/index.js';

export interface TemplateAddress {
  readonly template: string;
  readonly path: string;
  readonly status: number;
}

/**
 * The addresses at which each template of a theme is rendered with the sample content, for somebody
 * who is signed in; several for templates with several faces (empty and full, sorted, filtered).
 */
export function addressesOfTemplates(theme: Pick<GuideTheme, 'templates'>): TemplateAddress[] {
  const required: readonly (readonly [string, string, number?])[] = [
    ['home_page', '/hc/en-us'],
    ['home_page', '/hc/ar'],
    ['category_page', '/hc/en-us/categories/360000000101-Getting-started'],
    ['category_page', '/hc/ar/categories/360000000102'],
    ['section_page', '/hc/en-us/sections/360000000202-Memberships'],
    ['section_page', '/hc/en-us/sections/360000000204'],
    ['article_page', '/hc/en-us/articles/360000001001-Create-your-account'],
    ['article_page', '/hc/en-us/articles/360000001002'],
    ['article_page', '/hc/en-us/articles/360000001008?page=2'],
    ['article_page', '/hc/en-us/articles/360000001014'],
    ['article_page', '/hc/ar/articles/360000001008'],
    ['search_results', '/hc/en-us/search?query=bike'],
    ['search_results', '/hc/en-us/search?query=bike&filter_by=knowledge_base'],
    ['search_results', '/hc/en-us/search?query=bike&filter_by=community&topic=360000000902'],
    ['search_results', '/hc/en-us/search?query=nothingofthekind'],
    ['search_results', '/hc/en-us/search?content_tags=01HARB0R0000000000000TAG02'],
    ['search_results', '/hc/ar/search?query=دراجة'],
    ['error_page', '/hc/en-us/no/such/page', 404],
    ['new_request_page', '/hc/en-us/requests/new'],
    ['new_request_page', '/hc/en-us/requests/new?ticket_form_id=360000000302'],
    ['new_request_page', '/hc/en-us/requests/new?parent_id=104'],
    ['requests_page', '/hc/en-us/requests'],
    ['requests_page', '/hc/en-us/requests?filter_by=org'],
    ['requests_page', '/hc/en-us/requests?query=invoice'],
    ['request_page', '/hc/en-us/requests/101'],
    ['request_page', '/hc/en-us/requests/103'],
    ['request_page', '/hc/en-us/requests/104'],
    ['request_page', '/hc/en-us/requests/105'],
    ['request_page', '/hc/en-us/requests/106'],
    ['contributions_page', '/hc/en-us/contributions/posts'],
    ['contributions_page', '/hc/en-us/contributions/comments'],
    ['subscriptions_page', '/hc/en-us/subscriptions'],
    ['community_topic_list_page', '/hc/en-us/community/topics'],
    ['community_topic_page', '/hc/en-us/community/topics/360000000902-Ideas'],
    [
      'community_topic_page',
      '/hc/en-us/community/topics/360000000902?filter_by=planned&sort_by=votes',
    ],
    ['community_post_list_page', '/hc/en-us/community/posts'],
    ['community_post_list_page', '/hc/en-us/community/posts?page=2'],
    ['community_post_page', '/hc/en-us/community/posts/360000002002'],
    ['community_post_page', '/hc/en-us/community/posts/360000002013'],
    ['new_community_post_page', '/hc/en-us/community/posts/new'],
    ['user_profile_page', '/hc/en-us/profiles/1000000000205'],
    ['user_profile_page', '/hc/en-us/profiles/1000000000205?filter_by=badges'],
    ['user_profile_page', '/hc/en-us/profiles/1000000000205?filter_by=posts'],
    ['user_profile_page', '/hc/en-us/profiles/1000000000205?filter_by=comments&sort_by=votes'],
    ['user_profile_page', '/hc/en-us/profiles/1000000000206'],
    ['user_profile_page', '/hc/en-us/profiles/1000000000202?filter_by=articles'],
    ['service_list_page', '/hc/en-us/services'],
    ['service_page', '/hc/en-us/services/360000000501'],
    ['applications_page', '/hc/en-us/applications'],
    ['approval_request_list_page', '/hc/en-us/approval_requests'],
    ['approval_request_page', '/hc/en-us/approval_requests/360000000601'],
  ];
  const optional = [...theme.templates.keys()].flatMap((name): [string, string][] => {
    const [folder, file = ''] = name.split('/');
    switch (folder) {
      case 'article_pages':
        return [[name, '/hc/en-us/articles/360000001013']];
      case 'section_pages':
        return [[name, '/hc/en-us/sections/360000000205']];
      case 'category_pages':
        return [[name, '/hc/en-us/categories/360000000103']];
      case 'custom_pages':
        return [[name, `/hc/en-us/p/${encodeURIComponent(file)}`]];
      default:
        return [];
    }
  });
  return [...required, ...optional]
    .filter(([template]) => theme.templates.has(template))
    .map(([template, path, status = 200]) => ({ template, path, status }));
}

/** The content with one article, section and category that ask for the given optional template. */
export function withOptionalTemplate(content: Content, template: string): Content {
  const [folder, name = ''] = template.split('/');
  const choose =
    (wanted: string, id: number) =>
    <Record extends { id: number }>(record: Record): Record =>
      folder === wanted && record.id === id ? { ...record, template: name } : record;
  return {
    ...content,
    articles: content.articles.map(choose('article_pages', 360000001013)),
    sections: content.sections.map(choose('section_pages', 360000000205)),
    categories: content.categories.map(choose('category_pages', 360000000103)),
  };
}
