import { describe, expect, it } from 'vitest';
import { FRAME_TEMPLATES, REQUIRED_TEMPLATES } from '../../../src/guide/theme/index.js';
import { guideApp } from '../../local-help-center/help-center/guide-app.js';

/**
 * The properties of Zendesk's template reference (developer.zendesk.com, Help Center Templates: one
 * page a template, and "Objects"), with what public themes use besides.
 */
const everywhere =
  'help_center.name help_center.locale help_center.base_locale help_center.url ' +
  'help_center.community_enabled help_center.request_management_enabled ' +
  'help_center.request_ccs_enabled help_center.multiple_organizations_enabled ' +
  'help_center.at_mentions_enabled help_center.custom_statuses_enabled settings signed_in ' +
  'user.id user.name user.role user.locale user.tags user.organizations user.avatar_url brand.id ' +
  'brand.name brand.url promoted_articles featured_posts ticket_forms alternative_locales ' +
  'current_locale.name current_locale.direction';

const user = 'id name avatar_url agent url badges.length';
const listing = 'filters current_filter.identifier current_filter.label current_filter.name';

const pages: readonly {
  template: string;
  path: string;
  has: string;
  in?: Record<string, string>;
}[] = [
  {
    template: 'home_page',
    path: '/hc/en-us',
    has: 'has_multiple_categories categories.length',
    in: {
      categories: 'id name url description sections.length',
      promoted_articles:
        'id title url body internal promoted author.name vote_sum vote_count upvote_count comment_count created_at edited_at updated_at labels content_tags section.name',
      featured_posts: 'id title url author.name vote_sum comment_count status created_at',
      ticket_forms: 'id name url',
      alternative_locales: 'name url direction',
    },
  },
  {
    template: 'category_page',
    path: '/hc/en-us/categories/360000000101',
    has: 'category.id category.name category.url category.description',
    in: {
      sections:
        'id name url description internal articles.length article_count more_articles sections',
    },
  },
  {
    template: 'section_page',
    path: '/hc/en-us/sections/360000000202',
    has: 'section.id section.name section.url section.description section.internal section.category.name',
    in: { 'section.articles': 'id title url', 'section.sections': 'id name url parent.name' },
  },
  {
    template: 'article_page',
    path: '/hc/en-us/articles/360000001001',
    has:
      'article.id article.title article.body article.internal article.created_at article.edited_at ' +
      'article.comment_count article.comments_disabled article.content_tags.length article.labels ' +
      'section.name section.more_articles section.url',
    in: {
      'section.articles': 'id url title',
      comments:
        'id anchor url body created_at edited_at editor pending official author.name author.badges.length ticket vote_sum vote_count',
      comment_sorters: 'name url selected',
    },
  },
  {
    template: 'article_page',
    path: '/hc/en-us/articles/360000001002',
    has: 'attachments.length',
    in: { attachments: 'name url size' },
  },
  {
    template: 'search_results',
    path: '/hc/en-us/search?query=bike&filter_by=knowledge_base',
    has: `query results_count ${listing} current_subfilter.identifier current_subfilter.name article_results post_results source_filters content_tag_filters generative_answers`,
    in: {
      results:
        'title url text type author.name created_at vote_sum comment_count is_external path_steps.length target',
      type_filters: 'name url selected count identifier',
      subfilters: 'name url selected count',
    },
  },
  { template: 'error_page', path: '/hc/en-us/nothing', has: 'error status_code' },
  {
    template: 'new_request_page',
    path: '/hc/en-us/requests/new?parent_id=104',
    has:
      'parent.id parent.url parent.subject answer_bot answer_bot_generative_experience request_id ' +
      'new_request_form.action new_request_form.accept_charset new_request_form.http_method ' +
      'new_request_form.errors new_request_form.ticket_form_field.name ' +
      'new_request_form.parent_id_field.value new_request_form.attachments_field.name ' +
      'new_request_form.description_mimetype_field.name new_request_form.inline_attachments_fields ' +
      'new_request_form.end_user_conditions new_request_form.due_date_field.name ' +
      'new_request_form.cc_field.name new_request_form.organization_field new_request_form.email_field',
    in: {
      'new_request_form.ticket_fields':
        'id type name label description value error required options',
    },
  },
  {
    template: 'requests_page',
    path: '/hc/en-us/requests',
    has: `query requests.length ${listing} organizations`,
    in: {
      requests:
        'id url subject description status status_name status_description requester.name created_at updated_at',
      filters: 'name url selected identifier',
    },
  },
  {
    template: 'request_page',
    path: '/hc/en-us/requests/101',
    has:
      'request.id request.subject request.status request.status_name request.type request.type_name ' +
      'request.type_title request.priority request.priority_name request.priority_title ' +
      'request.due_date request.created_at request.updated_at request.requester.name ' +
      'request.can_be_marked_as_solved request.followup_source_id assignee.name group.name satisfaction_response',
    in: {
      comments: 'id body created_at author.name author.agent attachments',
      collaborators: user,
      custom_fields: 'title value',
      attachments: 'name url size',
    },
  },
  {
    template: 'contributions_page',
    path: '/hc/en-us/contributions/posts',
    has: 'filters',
    in: { contributions: 'title url type vote_sum last_activity_at created_at' },
  },
  {
    template: 'subscriptions_page',
    path: '/hc/en-us/subscriptions',
    has: listing,
    in: { subscriptions: 'type title url name following avatar_url subscribe unsubscribe' },
  },
  {
    template: 'community_topic_list_page',
    path: '/hc/en-us/community/topics',
    has: 'topics.length',
    in: { topics: 'id name url description internal post_count follower_count' },
  },
  {
    template: 'community_topic_page',
    path: '/hc/en-us/community/topics/360000000902',
    has: `topic.id topic.name topic.description topic.internal topic.follower_count ${listing} current_sorter.label`,
    in: {
      posts:
        'id title url status status_name status_dasherized pinned featured author.name editor edited_at created_at vote_sum comment_count has_official_comment',
      sorters: 'name url selected',
    },
  },
  {
    template: 'community_post_list_page',
    path: '/hc/en-us/community/posts',
    has: `posts.length ${listing} current_sorter.label`,
  },
  {
    template: 'community_post_page',
    path: '/hc/en-us/community/posts/360000002002',
    has:
      'post.id post.title post.details post.author.name post.status post.pinned post.featured post.internal ' +
      'post.pending post.ticket post.editor post.edited_at post.created_at post.comment_count ' +
      'post.content_tags.length topic.name',
    in: {
      comments: 'id anchor body author.name official pending created_at vote_sum',
      'post.content_tags': 'id name',
    },
  },
  {
    template: 'new_community_post_page',
    path: '/hc/en-us/community/posts/new',
    has: 'suggestion_list breadcrumbs',
  },
  {
    template: 'user_profile_page',
    path: '/hc/en-us/profiles/1000000000205?filter_by=posts',
    has:
      `description private_profile visible total_activity last_activity_at member_since following_count ` +
      `follower_count vote_count subscription_count ${listing} filter_by sorter_description`,
    in: {
      'user.badges': 'id name description icon_url category_slug assigned_at',
      activities: 'type label contribution.title contribution.object_type',
      contributions:
        'object_type title url body author.name created_at edited_at editor status status_name status_dasherized official pending path_steps.length stats.length',
    },
  },
];

/** A line for each property, so that a failure's line names it. */
function templateThatAsksFor(page: (typeof pages)[number]): string {
  const ask = (properties: string) =>
    properties.split(/\s+/).map((property) => `{{#if ${property}}}{{/if}}`);
  const inLists = Object.entries(page.in ?? {}).flatMap(([list, properties]) => [
    `{{#each ${list}}}`,
    ...ask(properties),
    `{{else}}${list} is empty{{/each}}`,
  ]);
  return [...ask(everywhere), ...ask(page.has), ...inLists].join('\n');
}

describe('the context of each template', () => {
  it('is compared for every template that a theme must have', () => {
    const compared = pages.map(({ template }) => template);
    expect([...compared, ...FRAME_TEMPLATES]).toEqual(
      expect.arrayContaining([...REQUIRED_TEMPLATES]),
    );
  });

  it.each(pages)('$template has what the reference documents ($path)', async (page) => {
    const source = templateThatAsksFor(page);
    const app = await guideApp({ [page.template]: source });
    await app.post('/hc/en-us/subscriptions/section/360000000201', {}, app.people.john);
    await app.post(
      '/hc/en-us/community/posts',
      { 'community_post[title]': 'Mine', 'community_post[topic]': '360000000902' },
      app.people.john,
    );

    const html = await app.html(page.path, app.people.john);

    const lines = source.split('\n');
    const missing = app.failures.flatMap(({ problems }) =>
      problems.map(({ description, line }) => `${description}: ${lines[line - 1]}`),
    );
    expect(missing).toEqual([]);
    expect(html).not.toContain('is empty');
  });

  it.each(FRAME_TEMPLATES)('%s has what every template has', async (template) => {
    const source = templateThatAsksFor({ template, path: '', has: 'signed_in' });
    const app = await guideApp({ home_page: '', [template]: source });

    await app.get('/hc/en-us', app.people.grace);

    expect(app.failures).toEqual([]);
  });
});
