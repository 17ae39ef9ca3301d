import type { PropertyType } from '../curlybars/index.js';

/**
 * What Guide gives to templates: their names, the helpers, and the properties of pages and objects.
 * From Zendesk's template reference (developer.zendesk.com, Help Center Templates: "Helpers",
 * "Objects" and one page a template, API versions 1 to 4) and from what 48 public themes use.
 * Where a property exists in one API version only, it is listed for all: better to let a mistake
 * pass than to refuse a theme that Guide takes.
 */

/** Every theme must have these: Guide refuses one that lacks any. */
export const REQUIRED_TEMPLATES = [
  'article_page',
  'category_page',
  'community_post_list_page',
  'community_post_page',
  'community_topic_list_page',
  'community_topic_page',
  'contributions_page',
  'document_head',
  'error_page',
  'footer',
  'header',
  'home_page',
  'new_community_post_page',
  'new_request_page',
  'request_page',
  'requests_page',
  'search_results',
  'section_page',
  'subscriptions_page',
  'user_profile_page',
] as const;

export const OPTIONAL_TEMPLATES = [
  'applications_page',
  'approval_request_list_page',
  'approval_request_page',
  'service_list_page',
  'service_page',
] as const satisfies readonly TemplateName[];

export const OPTIONAL_TEMPLATE_FOLDERS = [
  'article_pages',
  'category_pages',
  'custom_pages',
  'section_pages',
] as const;

/** Templates included by others as `{{> name}}`; they see nothing but the options given to them. */
export const PARTIALS_FOLDER = 'partials';

export const MAX_TEMPLATES_PER_FOLDER = 10;

const TEMPLATES: readonly string[] = [...REQUIRED_TEMPLATES, ...OPTIONAL_TEMPLATES];
const FOLDERS: readonly string[] = [...OPTIONAL_TEMPLATE_FOLDERS, PARTIALS_FOLDER];

/** Whether Guide reads a template of that name; it does not look at others, nor at what is in them. */
export function isTemplateName(name: string): boolean {
  const [folder = '', ...rest] = name.split('/');
  return TEMPLATES.includes(name) || (rest.length === 1 && FOLDERS.includes(folder));
}

/**
 * Helpers of every template. `slice` and `filter` return the list that they are given, and `json`
 * prints any object: Curlybars calls such helpers generic.
 */
export const GLOBAL_HELPERS: ReadonlyMap<string, PropertyType> = new Map<string, PropertyType>([
  ...words(`
    asset calc compare concat contains date dc excerpt is isnt link not page_path search t
    user_avatar user_name
  `).map((name) => [name, 'helper'] as const),
  ...words('filter slice').map((name) => [name, 'generic-list-helper'] as const),
  ...words('json json_stringify').map((name) => [name, 'generic-helper'] as const),
]);

/** Helpers inside a form. A property of the same name wins: `error` is a value on the error page. */
export const FORM_HELPERS: ReadonlySet<string> = new Set(
  words(`
    form input textarea wysiwyg label checkbox select multiselect token_field required validate
    error suggestion_list hidden_field file_field submit upload
  `),
);

/**
 * `name` is a value, `name()` a helper (which may also be printed or tested without arguments),
 * `name:article` an object, `name:article[]` a list of them, `name:*` not known more closely.
 */
const SHARED = `
  help_center:help_center settings:settings signed_in promoted_articles:article[]
  featured_posts:post[] ticket_forms:ticket_form[] brand:brand user:user
  alternative_locales:locale[] current_locale:locale
  user_info() my_profile() change_password() contact_details() recent_articles() recent_activity()
  chat() notifications() help_center_name logo_url
`;

/** The templates around every page's own. */
export const FRAME_TEMPLATES: readonly string[] = ['document_head', 'header', 'footer'];

/** What the page's own template has besides that, and those around it have not. */
const OWN = 'breadcrumbs() pagination() path_steps:path_step[]';

const FILTERS = 'filters:filter[] current_filter:filter';
const LISTING = `${FILTERS} sorters:sorter[] current_sorter:sorter`;

const PAGES = {
  article_page: `
    article:article section:section category:category attachments:attachment[] comments:comment[]
    comment_sorters:sorter[] current_comment_sorter:sorter share() subscribe() related_articles()
    request_callout() comment_callout() vote() category_tree_with_article()
    section_tree_with_article()`,
  category_page: 'category:category sections:section[] more_sections',
  community_post_list_page: `posts:post[] ${LISTING} topics:topic[]`,
  community_post_page: `
    post:post topic:topic comments:comment[] comment_sorters:sorter[]
    current_comment_sorter:sorter share() subscribe() comment_callout()`,
  community_topic_list_page: 'topics:topic[]',
  community_topic_page: `topic:topic posts:post[] subscribe() ${LISTING}`,
  contributions_page: `contributions:contribution[] ${FILTERS}`,
  document_head: '',
  error_page: 'error status_code',
  footer: '',
  header: '',
  home_page: 'categories:category[] has_multiple_categories topics:topic[]',
  new_community_post_page: 'topics:topic[]',
  new_request_page: `
    parent:request follow_up() request_form() new_request_form:* answer_bot:answer_bot request_id
    answer_bot_generative_experience:*`,
  request_page: `
    request:request organization:organization group:group assignee:user custom_fields:custom_field[] comments:request_comment[]
    attachments:attachment[] collaborators:user[] satisfaction()
    satisfaction_response:satisfaction_response comment_callout()
    chat_about_my_ticket()`,
  requests_page: `requests:request[] query request_list() organizations:organization[] subscribe() ${LISTING}`,
  search_results: `
    query results:search_result[] results_count article_results:search_result[]
    post_results:search_result[] filters:filter[] current_filter:filter subfilters:filter[]
    current_subfilter:filter help_center_filters:filter[] source_filters:filter[]
    type_filters:filter[] content_tag_filters:filter[] generative_answers()`,
  section_page: 'section:section category:category subscribe()',
  subscriptions_page: `subscriptions:subscription[] ${FILTERS}`,
  user_profile_page: `
    user:user description private_profile article_count post_count comment_count total_activity member_since last_activity_at
    follower_count following_count vote_count subscription_count visible
    activities:activity[] contributions:contribution[] filter_by sorter_description edit() actions() subscribe()
    ${LISTING}`,
  applications_page: 'application_catalog()',
  approval_request_list_page: '',
  approval_request_page: '',
  service_list_page: '',
  service_page: '',
  custom_page: '',
} as const satisfies Readonly<Record<string, string>>;

/** A template of Guide's, by its file's name without `.hbs`; `custom_page` for all custom pages. */
export type TemplateName = keyof typeof PAGES;

const OBJECTS: Readonly<Record<string, string>> = {
  activity: 'label type contribution:contribution',
  answer_bot: 'auth_token interaction_access_token articles:answer_bot_article[] request_id',
  answer_bot_article: 'article_id html_url title snippet',
  article: `
    id url title body locale promoted internal outdated created_at edited_at updated_at vote_sum
    vote_count upvote_count snippet comment_count comments_enabled comments_disabled author:user labels:label[]
    content_tags:content_tag[] path_steps:path_step[] section:section category:category
    attachments:attachment[] vote() subscribe() actions()`,
  attachment: 'id name url size content_type inline',
  badge: 'id name description icon_url category_slug category_name assigned_at',
  brand: 'id name url',
  category: `
    id url name description sections:section[] section_count more_sections`,
  comment: `
    id url anchor status author:user body created_at edited_at updated_at editor:user official pending
    ticket:ticket attachments:attachment[] vote_sum vote_count upvote_count vote() share() actions()`,
  content_tag: 'id name',
  contribution: `
    id url title body details object_type type author:user editor:user created_at edited_at updated_at
    last_activity_at vote_sum vote_count comment_count follower_count official pending status status_dasherized
    status_name stats:stat[] path_steps:path_step[]`,
  custom_field: 'title value',
  filter: 'identifier name label url selected count',
  group: 'id name',
  help_center: `
    id name url locale base_locale community_enabled request_management_enabled request_ccs_enabled
    multiple_organizations_enabled at_mentions_enabled custom_statuses_enabled
    view_requests_across_brands_enabled content_tags_enabled profiles_enabled badges_enabled
    unified_search_enabled user_segments_enabled service_catalog_enabled direction`,
  label: 'identifier name',
  locale: 'name url direction locale identifier selected current',
  organization: 'id name',
  path_step: 'name url target',
  post: `
    id url title body details author:user editor:user created_at edited_at updated_at vote_sum
    vote_count upvote_count comment_count follower_count pinned featured internal pending closed has_official_comment status
    status_dasherized status_name ticket:ticket topic:topic content_tags:content_tag[]
    path_steps:path_step[] vote() subscribe() actions()`,
  rating: 'value scale_type scale_value max_value',
  request: `
    id url subject description status status_name status_description type type_name type_title
    priority priority_name priority_title created_at updated_at due_date requester:user
    assignee:user group:group organization:organization followup_source_id
    can_be_marked_as_solved ticket_form:ticket_form`,
  request_comment: `
    id url anchor author:user body created_at edited_at editor:user official pending ticket:ticket
    attachments:attachment[] call`,
  satisfaction_response: 'id editable rating:rating',
  search_result: `
    id identifier url title text type author:user created_at edited_at updated_at vote_sum vote_count
    comment_count is_external meta path_steps:path_step[] content_tags:content_tag[] status status_name
    status_dasherized locale target`,
  section: `
    id url name description internal articles:article[] article_count more_articles
    sections:section[] section_count more_sections category:category parent:section subscribe()`,
  sorter: 'identifier name label url selected count',
  stat: 'label',
  subscription: `
    url title name description type avatar_url following author:user created_at subscribe()
    unsubscribe()`,
  ticket: 'id url',
  ticket_form: 'id name url display_name',
  topic: 'id url name description internal post_count follower_count subscribe()',
  user: `
    id name url email description avatar_url agent role locale tags:* organizations:* groups:* badges:badge[]`,
};

/** The types of a page's properties, by template: `article_page`, `article_pages/wide`. */
export function templateProperties(template: string): ReadonlyMap<string, string> {
  const [folder, name] = template.split('/');
  const page = name === undefined ? template : (folder ?? '').replace(/s$/, '');
  return typesOf(
    `${SHARED} ${FRAME_TEMPLATES.includes(page) ? '' : OWN} ${Object.hasOwn(PAGES, page) ? PAGES[page as TemplateName] : ''}`,
  );
}

/** The types of an object's properties; `undefined` for an object that Guide does not have. */
export function objectProperties(object: string): ReadonlyMap<string, string> | undefined {
  const properties = OBJECTS[object];
  return properties === undefined ? undefined : typesOf(properties);
}

/** What `typesOf` has read already: checking a theme asks for the same objects again and again. */
const read = new Map<string, ReadonlyMap<string, string>>();

/** By name: `value`, `helper`, `*`, or an object's name with `[]` for a list. */
function typesOf(properties: string): ReadonlyMap<string, string> {
  const known = read.get(properties);
  if (known) return known;
  const types = new Map(
    words(properties).map((word): [string, string] => {
      if (word.endsWith('()')) return [word.slice(0, -2), 'helper'];
      const [name = '', type = 'value'] = word.split(':');
      return [name, type];
    }),
  );
  read.set(properties, types);
  return types;
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
