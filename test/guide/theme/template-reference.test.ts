import { describe, expect, it } from 'vitest';
import { pages } from '../../../src/guide/pages/index.js';
import {
  FORM_HELPERS,
  GLOBAL_HELPERS,
  templateProperties,
} from '../../../src/guide/theme/index.js';
import { translator } from '../../../src/guide/words/index.js';

/*
 * Zendesk's template reference, walked page by page: developer.zendesk.com/api-reference/help_center/
 * help-center-templates/PAGE, as of 2026. That pages have what the checker knows is proven by
 * test/guide/theme/templating-api.test.ts.
 */

const words = (text: string) => text.trim().split(/\s+/);

/** On every page, `document_head`, `header` and `footer` included. */
const EVERYWHERE =
  'help_center settings signed_in promoted_articles featured_posts ticket_forms brand user';
const SERVICES = 'help_center settings signed_in brand user breadcrumbs';

/** By template: its own properties and helpers, without those of every page. */
const PAGES = {
  article_page: `
    article attachments comments comment_sorters section path_steps breadcrumbs pagination share
    subscribe related_articles request_callout comment_callout`,
  category_page: 'category sections path_steps breadcrumbs',
  community_post_list_page: `
    posts topics filters current_filter sorters current_sorter path_steps breadcrumbs pagination`,
  community_post_page: `
    post topic comment_sorters current_comment_sorter comments path_steps breadcrumbs pagination
    share subscribe comment_callout`,
  community_topic_list_page: 'topics path_steps breadcrumbs pagination',
  community_topic_page: `
    topic posts filters current_filter sorters current_sorter path_steps breadcrumbs pagination
    subscribe`,
  contributions_page: 'current_filter contributions filters path_steps breadcrumbs pagination',
  custom_page: '',
  document_head: '',
  error_page: 'error status_code',
  footer: 'alternative_locales current_locale my_profile change_password',
  header: 'alternative_locales current_locale my_profile change_password',
  home_page: 'categories has_multiple_categories pagination',
  new_community_post_page: 'path_steps breadcrumbs',
  new_request_page: `
    parent new_request_form answer_bot answer_bot_generative_experience path_steps breadcrumbs
    follow_up request_form`,
  request_page: `
    request group assignee custom_fields comments attachments collaborators satisfaction_response
    path_steps breadcrumbs satisfaction comment_callout`,
  requests_page: `
    filters current_filter sorters current_sorter query requests path_steps request_list
    breadcrumbs pagination subscribe`,
  search_results: `
    query results_count results help_center_filters source_filters type_filters filters subfilters
    content_tag_filters path_steps breadcrumbs pagination generative_answers`,
  section_page: 'section path_steps breadcrumbs pagination subscribe',
  subscriptions_page: 'current_filter filters subscriptions path_steps breadcrumbs',
  user_profile_page: `
    description post_count comment_count vote_count article_count total_activity follower_count
    following_count subscription_count member_since last_activity_at sorter_description
    private_profile visible activities current_sorter sorters contributions filters current_filter
    subscribe actions edit pagination change_password`,
  service_list_page: SERVICES,
  service_page: SERVICES,
  approval_request_list_page: SERVICES,
  approval_request_page: SERVICES,
} as const;

describe('the template reference', () => {
  it.each(Object.entries(PAGES))('%s has what it documents', (template, documented) => {
    const known = templateProperties(template);
    const missing = words(`${EVERYWHERE} ${documented}`).filter(
      (name) => !known.has(name) && !GLOBAL_HELPERS.has(name),
    );
    expect(missing).toEqual([]);
  });

  it('has global helpers, all known', () => {
    const documented = words(`
      asset calc compare concat contains date dc excerpt filter is isnt json json_stringify link not
      page_path slice search t user_avatar user_name`);
    expect(documented.filter((name) => !GLOBAL_HELPERS.has(name))).toEqual([]);
    const advanced = words('recent_activity recent_articles');
    expect(advanced.filter((name) => !templateProperties('header').has(name))).toEqual([]);
  });

  it('has helpers of forms, all known', () => {
    const documented = words(`
      form input textarea checkbox label select multiselect required validate error wysiwyg
      token_field upload suggestion_list`);
    expect(documented.filter((name) => !FORM_HELPERS.has(name))).toEqual([]);
  });

  it('has targets of link, each with a page or a route of ours', () => {
    const documented = words(`
      help_center new_request my_activities requests request contributions subscriptions community
      topics user_profile posts new_post search_result survey_response service_catalog
      approval_requests`);
    const known = new Set(pages.flatMap(({ links = {} }) => Object.keys(links)));
    expect(documented.filter((name) => !known.has(name))).toEqual([]);
  });
});

/** Keys of `t`, with those of table headers and form fields. */
const KEYS = `
  activity_overview add_comment add_to_conversation all all_posts article_location_with_title articles
  articles_in_section assignee attachments_heading back_to_homepage badges badges_awarded
  badges_description browse browse_community browse_help_center browse_knowledge_base categories
  ccd_requests ccs ccs_description comment comment_edited comment_location_with_author_name comments
  comments_count community community_topics content_tags_description content_tags_label contributions
  download edited empty external_content_location_with_title featured featured_posts
  filter_by_category filter_by_help_center filter_by_topic filter_by_type filter_content_tag
  filter_source filter_type followed_by follower_count following following_users followup found_helpful
  go_to_comments go_to_help_center group home home_page internal join_conversation knowledge_base
  mark_as_solved mark_as_solved_and_submit member_since logo latest_activity
  mistyped_address_or_moved_page more_awards_to my_activities my_profile my_requests my_subscriptions
  new_post no_activity_yet no_articles no_badges no_comments no_content no_content_yet
  no_contributions no_featured_posts no_posts no_posts_with_filter no_requests no_results
  no_results_unified no_results_unified_enter_keywords no_results_unified_start_new_search
  no_subscriptions nonexistent_page not_authorized not_following official_comment oops
  open_user_in_support optional organization organization_requests pagination_next
  pagination_previous pagination_first pagination_last pending_approval pinned plus_more post
  post_count post_location_with_title posts preview_result_header priority private private_activity
  profile promoted promoted_articles related_articles request requests requests_search_results_info
  results results_content_tag results_with_scope return_to_top sign_in search search_clear
  search_result_source_menu search_result_subfilter_menu search_result_type_menu search_results
  see_all_sections see_more see_more_community see_more_knowledge_base share show_all_articles
  show_all_posts show_more_categories show_more_help_centers show_more_sources show_more_topics
  show_topics skip_navigation sort_by submit submit_a_request submitted_by subscriptions
  suggest_new_post task_due_date team_member ticket_details toggle_navigation topics total_activity
  updated users_count view_comment vote votes votes_count votes_sum was_this_article_helpful
  what_is_your_post_about
  created requester id last_activity status subject subscription title type vote_sum
  details_label title_label topic_label`;

/** What templates give to the keys that take something. */
const GIVEN = {
  count: 3,
  title: 'A',
  name: 'A',
  author_name: 'A',
  editor_name: 'A',
  requester_name: 'A',
  request_number: 7,
  query: 'A',
  scope_name: 'A',
  content_tag: 'A',
  due_date: 'A',
  upvotes: 4,
  total: 5,
};

describe('the words of the reference', () => {
  it.each(['en-us', 'ar'])('are there in %s, with and without what they take', (locale) => {
    const translate = translator(locale);
    const wrong = words(KEYS).flatMap((key) =>
      [translate(key, GIVEN), translate(key)].filter(
        (text) => text === '' || /translation missing|%\{/.test(text),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['found_helpful', { upvotes: 4, total: 5 }, /4.*5/],
    ['comment_edited', { editor_name: 'Ann' }, /Ann/],
    ['submitted_by', { requester_name: 'Ann' }, /Ann/],
    ['team_member', { name: 'Ann' }, /Ann/],
    ['request', { request_number: 7 }, /#7/],
    ['preview_result_header', { query: 'bike' }, /bike/],
    ['see_more_community', { count: 12 }, /12/],
    ['see_more_knowledge_base', { count: 12 }, /12/],
    ['results_content_tag', { count: 2, content_tag: 'Tag' }, /2.*Tag/],
    ['results_with_scope', { count: 2, query: 'bike', scope_name: 'Riding' }, /2.*bike.*Riding/],
    ['latest_activity', { name: 'Ann' }, /Ann/],
    ['badges_description', { name: 'Ann' }, /Ann/],
    ['more_awards_to', { count: 3, name: 'Ann' }, /3.*Ann|Ann.*3/],
    ['plus_more', { count: 3 }, /3/],
    ['task_due_date', { due_date: 'Monday' }, /Monday/],
    ['requests_search_results_info', { count: 3, query: 'bike' }, /3.*bike/],
    ['home_page', { name: 'Bikes' }, /Bikes/],
    ['users_count', { count: 3 }, /3/],
  ])('%s prints what it is given', (key, given, expected) => {
    expect(translator('en-us')(key, given)).toMatch(expected);
  });
});
