import { type Content, createGuideStore, loadContent } from '../../../src/guide/content/index.js';
import {
  guideUrls,
  isInTheme,
  type PageDefinition,
  pages,
  pathOf,
} from '../../../src/guide/pages/index.js';
import type { GuideTheme, TemplateName } from '../../../src/guide/theme/index.js';
import type { View } from '../../../src/guide/view/index.js';
import { createAccount } from '../../../src/local-help-center/account/create-account.js';

export interface TemplateAddress {
  readonly template: string;
  readonly path: string;
  readonly status: number;
}

/** As many records of a page as are visited; of custom pages, which are a template each, all. */
const RECORDS = 4;

/** Further faces of the pages: another language, later pages, empty, sorted and filtered lists. */
const FACES: Readonly<Partial<Record<TemplateName, readonly string[]>>> = {
  home_page: ['/hc/ar'],
  category_page: [
    '/hc/en-us/categories/360000000101-Getting-started',
    '/hc/ar/categories/360000000102',
  ],
  section_page: ['/hc/en-us/sections/360000000202-Memberships'],
  article_page: [
    '/hc/en-us/articles/360000001008?page=2',
    '/hc/en-us/articles/360000001014',
    '/hc/ar/articles/360000001008',
  ],
  search_results: [
    '/hc/en-us/search?query=bike',
    '/hc/en-us/search?query=bike&filter_by=knowledge_base',
    '/hc/en-us/search?query=bike&filter_by=community&topic=360000000902',
    '/hc/en-us/search?query=nothingofthekind',
    '/hc/en-us/search?content_tags=01HARB0R0000000000000TAG02',
    '/hc/ar/search?query=دراجة',
  ],
  new_request_page: [
    '/hc/en-us/requests/new?ticket_form_id=360000000302',
    '/hc/en-us/requests/new?parent_id=104',
  ],
  requests_page: ['/hc/en-us/requests?filter_by=org', '/hc/en-us/requests?query=invoice'],
  request_page: ['/hc/en-us/requests/105', '/hc/en-us/requests/106'],
  community_topic_page: ['/hc/en-us/community/topics/360000000902?filter_by=planned&sort_by=votes'],
  community_post_list_page: ['/hc/en-us/community/posts?page=2'],
  community_post_page: ['/hc/en-us/community/posts/360000002013'],
  user_profile_page: [
    '/hc/en-us/profiles/1000000000205?filter_by=badges',
    '/hc/en-us/profiles/1000000000205?filter_by=posts',
    '/hc/en-us/profiles/1000000000205?filter_by=comments&sort_by=votes',
    '/hc/en-us/profiles/1000000000206',
    '/hc/en-us/profiles/1000000000202?filter_by=articles',
  ],
};

/** The records that ask for a template of their own in `withOptionalTemplate`. */
const CHOSEN = {
  article_pages: { path: 'articles', id: 360000001013 },
  section_pages: { path: 'sections', id: 360000000205 },
  category_pages: { path: 'categories', id: 360000000103 },
} as const;

const store = createGuideStore(createAccount(), await loadContent());

/**
 * The addresses at which each template of a theme is rendered with the sample content, for somebody
 * who is signed in: of each page the first records, and further faces of some.
 */
export function addressesOfTemplates(theme: Pick<GuideTheme, 'templates'>): TemplateAddress[] {
  const view = viewOf(theme);
  const ofPages = pages
    .filter((page) => isInTheme(page, view) && isRendered(page, theme))
    .flatMap((page) => addressesOf(page, view));
  const ofOptionalTemplates = [...theme.templates.keys()].flatMap((template) => {
    const folder = template.split('/')[0] ?? '';
    if (!Object.hasOwn(CHOSEN, folder)) return [];
    const { path, id } = CHOSEN[folder as keyof typeof CHOSEN];
    return [{ template, path: `/hc/en-us/${path}/${id}`, status: 200 }];
  });
  return [...ofPages, ...ofOptionalTemplates];
}

function isRendered({ template }: PageDefinition, { templates }: Pick<GuideTheme, 'templates'>) {
  return template === 'custom_page' || templates.has(template);
}

function addressesOf(page: PageDefinition, view: View): TemplateAddress[] {
  const { template, path, parts } = page;
  const { home } = view.urls;
  if (path === '/*') return [{ template, path: `${home}/no/such/page`, status: 404 }];
  const filledIn = (part: string) => pathOf(page, part);
  const records = template === 'custom_page' ? undefined : RECORDS;
  const own = parts === undefined ? [path] : parts(view).slice(0, records).map(filledIn);
  return [...own.map((each) => home + each), ...(FACES[template] ?? [])].map((address) => ({
    template: template === 'custom_page' ? customTemplate(address) : template,
    path: address,
    status: 200,
  }));
}

function customTemplate(address: string): string {
  return `custom_pages/${decodeURIComponent(address.split('/').at(-1) ?? '')}`;
}

/** An agent, who sees everything. */
function viewOf({ templates }: Pick<GuideTheme, 'templates'>): View {
  const person = { id: 1, name: 'Agent', email: 'agent@example.com', role: 'agent' } as const;
  return {
    store,
    person: { ...person, tags: [], organizations: [], avatarUrl: null },
    urls: guideUrls('en-us'),
    theme: { templates },
  } as unknown as View;
}

/** The content with one article, section and category that ask for the given optional template. */
export function withOptionalTemplate(content: Content, template: string): Content {
  const [folder, name = ''] = template.split('/');
  const choose =
    (wanted: keyof typeof CHOSEN) =>
    <Record extends { id: number }>(record: Record): Record =>
      folder === wanted && record.id === CHOSEN[wanted].id ? { ...record, template: name } : record;
  return {
    ...content,
    articles: content.articles.map(choose('article_pages')),
    sections: content.sections.map(choose('section_pages')),
    categories: content.categories.map(choose('category_pages')),
  };
}
