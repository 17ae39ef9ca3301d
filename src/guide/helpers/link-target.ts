import type { Page } from '../render/page.js';

export interface LinkTarget {
  readonly href: string;
  /** What the inline form prints. */
  readonly text: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** The options of `link` and `page_path` that choose the target; all others are attributes. */
export const TARGET_OPTIONS: readonly string[] = [
  'id',
  'filter_by',
  'topic_id',
  'content_tag_id',
  'query',
  'locale',
  'name',
  'sort_by',
  'ticket_form_id',
];

type Target = (page: Page, options: Readonly<Record<string, unknown>>) => LinkTarget | null;

const text = (value: unknown): string =>
  value === null || value === undefined ? '' : String(value);

/** By the name with which templates ask; `null` where the Help Center has no such page. */
const targets: Readonly<Record<string, Target>> = {
  help_center: (page) => ({ href: page.urls.home, text: page.translate('helper.help_center') }),
  community: (page) => ({ href: page.urls.community, text: page.translate('community') }),
  topics: (page) => ({ href: page.urls.community, text: page.translate('topics') }),
  posts: (page) => ({ href: page.urls.posts, text: page.translate('show_all_posts') }),
  new_post: (page, { topic_id }) => ({
    href: withQuery(page.urls.newPost, { 'community_post[topic_id]': topic_id }),
    text: page.translate('helper.new_post'),
  }),
  requests: (page, { sort_by, filter_by }) => ({
    href: withQuery(page.urls.requests, { filter_by, sort_by }),
    text: page.translate('requests'),
  }),
  request: (page, { id }) => ({ href: page.urls.request(text(id)), text: `#${text(id)}` }),
  new_request: (page, { ticket_form_id }) => ({
    href: withQuery(page.urls.newRequest, { ticket_form_id }),
    text: page.translate('submit_a_request'),
  }),
  contributions: (page) => ({
    href: page.urls.contributions,
    text: page.translate('contributions'),
  }),
  my_activities: (page) => ({ href: page.urls.requests, text: page.translate('my_activities') }),
  subscriptions: (page) => ({ href: page.urls.subscriptions, text: page.translate('following') }),
  following: (page) => ({ href: page.urls.subscriptions, text: page.translate('following') }),
  user_profile: (page, { id, filter_by }) => ({
    href: withQuery(page.urls.profile(text(id)), { filter_by }),
    text: page.store.profileById(Number(id))?.name ?? page.translate('profile'),
  }),
  sign_in: (page) => ({
    href: withQuery(page.urls.signIn, { return_to: `${page.url.pathname}${page.url.search}` }),
    text: page.translate('sign_in'),
    attributes: { rel: 'nofollow', 'data-auth-action': 'signin' },
  }),
  sign_out: (page) => ({
    href: withQuery(page.urls.signOut, { return_to: page.urls.home }),
    text: page.translate('sign_out'),
    attributes: { rel: 'nofollow', 'data-auth-action': 'signout' },
  }),
  search_result: (page, { query, content_tag_id }) => ({
    href: withQuery(page.urls.search, { query, content_tags: content_tag_id }),
    text: page.translate('search_results'),
  }),
  survey_response: (page, { id }) => ({
    href: `${page.urls.home}/survey_responses/${encodeURIComponent(text(id))}`,
    text: page.translate('helper.survey_response'),
  }),
  category: (page, { id }) => ({
    href: page.urls.category(Number(id)),
    text: page.translate('categories'),
  }),
  section: (page, { id }) => ({
    href: page.urls.section(Number(id)),
    text: page.translate('see_more'),
  }),
  article: (page, { id }) => ({
    href: page.urls.article(Number(id)),
    text: page.translate('article'),
  }),
  topic: (page, { id }) => ({
    href: page.urls.topic(Number(id)),
    text: page.translate('topic_label'),
  }),
  post: (page, { id }) => ({ href: page.urls.post(Number(id)), text: page.translate('post') }),
  custom_page: (page, { name, id }) => ({
    href: page.urls.customPage(text(name ?? id)),
    text: text(name ?? id),
  }),
  service_catalog: (page) =>
    page.theme.theme.templates.has('service_list_page')
      ? { href: page.urls.services, text: page.translate('services') }
      : null,
  approval_requests: (page) =>
    page.person !== null && page.theme.theme.templates.has('approval_request_list_page')
      ? { href: page.urls.approvals, text: page.translate('helper.approval_requests') }
      : null,
  applications: (page) =>
    page.theme.theme.templates.has('applications_page')
      ? { href: page.urls.applications, text: page.translate('helper.applications') }
      : null,
  // The page of an AI agent, which an account must have bought; the local Help Center has none.
  chat: () => null,
};

/**
 * Where `link` and `page_path` lead.
 *
 * @throws an error that names the known targets, for one that Zendesk does not have.
 */
export function linkTarget(
  page: Page,
  name: unknown,
  options: Readonly<Record<string, unknown>>,
): LinkTarget | null {
  // A theme in use writes ' user_profile'.
  const asked = String(name).trim();
  const target = Object.hasOwn(targets, asked) ? targets[asked] : undefined;
  if (!target) {
    throw new Error(
      `'${String(name)}' is not a page to link to; there are ${Object.keys(targets).sort().join(', ')}`,
    );
  }
  return target(page, options);
}

function withQuery(path: string, query: Readonly<Record<string, unknown>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') parameters.set(name, String(value));
  }
  return parameters.size === 0 ? path : `${path}?${parameters}`;
}
