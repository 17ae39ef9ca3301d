import {
  type Article,
  type Attachment,
  attachmentType,
  type Category,
  type Comment,
  type Post,
  type Section,
  type Topic,
} from '../../../guide/content/index.js';
import { guideUrls } from '../../../guide/pages/index.js';
import type { ApiRequest } from './api.js';

// The records of the API, as developer.zendesk.com describes them ("JSON format" of each).

/** The sample has no times of sections and categories: they are as old as the Help Center. */
const FOUNDED = '2026-01-05T09:00:00Z';
/** The user segment of agents and managers, which may see what is internal. */
const STAFF_SEGMENT = 360000000700;

export function categoryRecord(request: ApiRequest, category: Category, position = 0) {
  const name = request.text(category.name);
  return {
    id: category.id,
    url: apiUrl(request, `categories/${category.id}`),
    html_url: request.origin + request.urls.category(category.id, name),
    position,
    name,
    description: request.text(category.description),
    ...times(FOUNDED),
    ...language(request, category.name),
  };
}

export function sectionRecord(request: ApiRequest, section: Section, position = 0) {
  const name = request.text(section.name);
  return {
    id: section.id,
    url: apiUrl(request, `sections/${section.id}`),
    html_url: request.origin + request.urls.section(section.id, name),
    category_id: section.category,
    parent_section_id: section.parent ?? null,
    position,
    sorting: 'manual',
    name,
    description: request.text(section.description),
    theme_template: section.template ?? 'section_page',
    ...times(FOUNDED),
    ...language(request, section.name),
  };
}

export function articleRecord(request: ApiRequest, article: Article, position = 0) {
  const { store, person } = request;
  const title = request.text(article.title);
  const { up, down } = store.tally('article', article, person);
  return {
    id: article.id,
    url: apiUrl(request, `articles/${article.id}`),
    html_url: request.origin + request.urls.article(article.id, title),
    author_id: store.profileByEmail(article.author).id,
    section_id: article.section,
    comments_disabled: article.comments_disabled,
    draft: false,
    promoted: article.promoted,
    position,
    vote_sum: up - down,
    vote_count: up + down,
    name: title,
    title,
    body: request.text(article.body),
    label_names: article.labels,
    content_tag_ids: article.content_tags,
    user_segment_id: article.internal ? STAFF_SEGMENT : null,
    permission_group_id: 1,
    ...times(article.created_at, article.edited_at),
    edited_at: article.edited_at ?? article.created_at,
    ...language(request, article.title),
  };
}

export function translationRecord(request: ApiRequest, article: Article, locale: string) {
  return {
    id: article.id,
    url: apiUrl(request, `articles/${article.id}/translations/${locale}`),
    html_url: request.origin + guideUrls(locale).article(article.id),
    source_id: article.id,
    source_type: 'Article',
    locale,
    title: article.title[locale] ?? '',
    body: article.body[locale] ?? '',
    outdated: false,
    draft: false,
    hidden: false,
    ...times(article.created_at, article.edited_at),
    created_by_id: request.store.profileByEmail(article.author).id,
    updated_by_id: request.store.profileByEmail(article.author).id,
  };
}

export function attachmentRecord(request: ApiRequest, article: Article, attachment: Attachment) {
  const bytes = request.store.content.attachments.get(attachment.name) ?? new Uint8Array();
  const path = `/hc/article_attachments/${attachment.id}`;
  return {
    id: attachment.id,
    url: apiUrl(request, `articles/attachments/${attachment.id}`),
    article_id: article.id,
    file_name: attachment.name,
    display_file_name: attachment.name,
    content_url: `${request.origin}${path}/${encodeURIComponent(attachment.name)}`,
    relative_path: `${path}/${encodeURIComponent(attachment.name)}`,
    content_type: attachmentType(bytes),
    size: bytes.byteLength,
    inline: false,
    ...times(article.created_at),
  };
}

/** @param source where the comment is: an article or a post, and its address. */
export function commentRecord(
  request: ApiRequest,
  comment: Comment,
  source: { readonly kind: 'Article' | 'Post'; readonly id: number; readonly url: string },
) {
  const { store, person, origin } = request;
  const kind = source.kind === 'Article' ? 'article_comment' : 'post_comment';
  const { up, down } = store.tally(kind, comment, person);
  return {
    id: comment.id,
    url: origin + source.url,
    html_url: `${origin}${source.url}`,
    body: comment.body,
    author_id: store.profileByEmail(comment.author).id,
    ...(source.kind === 'Article'
      ? { source_id: source.id, source_type: 'Article', locale: request.locale }
      : { post_id: source.id, official: comment.official }),
    vote_sum: up - down,
    vote_count: up + down,
    ...times(comment.created_at, comment.edited_at),
  };
}

export function topicRecord(request: ApiRequest, topic: Topic, position = 0) {
  const name = request.text(topic.name);
  return {
    id: topic.id,
    url: `${request.origin}/api/v2/community/topics/${topic.id}.json`,
    html_url: request.origin + request.urls.topic(topic.id, name),
    name,
    description: request.text(topic.description),
    position,
    follower_count: topic.follower_count + request.store.followerCount('topic', topic.id),
    user_segment_id: topic.internal ? STAFF_SEGMENT : null,
    community_id: 1,
    ...times(FOUNDED),
  };
}

export function postRecord(request: ApiRequest, post: Post) {
  const { store, person } = request;
  const { up, down } = store.tally('post', post, person);
  return {
    id: post.id,
    url: `${request.origin}/api/v2/community/posts/${post.id}.json`,
    html_url: request.origin + request.urls.post(post.id, post.title),
    title: post.title,
    details: post.details,
    author_id: store.profileByEmail(post.author).id,
    topic_id: post.topic,
    status: post.status,
    pinned: post.pinned,
    featured: post.featured,
    closed: false,
    comment_count: post.comments.length,
    follower_count: store.followerCount('post', post.id),
    content_tag_ids: post.content_tags,
    vote_sum: up - down,
    vote_count: up + down,
    ...times(post.created_at, post.edited_at),
  };
}

/** What `include=users` returns about the authors of records: only what their profile shows. */
export function usersOf(request: ApiRequest, records: readonly object[]): object[] {
  const ids = new Set(records.map((record) => (record as { author_id?: number }).author_id));
  return request.store
    .profiles()
    .filter(({ id }) => ids.has(id))
    .map(({ id, name, avatarUrl }) => ({
      id,
      url: `${request.origin}/api/v2/users/${id}.json`,
      name,
      photo: { content_url: request.origin + avatarUrl },
    }));
}

function apiUrl({ origin, locale }: ApiRequest, path: string): string {
  return `${origin}/api/v2/help_center/${locale}/${path}.json`;
}

function times(created: string, edited?: string) {
  return { created_at: created, updated_at: edited ?? created };
}

/** The language that the record's text is in: the default one where there is no translation. */
function language({ locale, store }: ApiRequest, texts: Readonly<Record<string, string>>) {
  const source = store.content.helpCenter.default_locale;
  return {
    locale: texts[locale] === undefined ? source : locale,
    source_locale: source,
    outdated: false,
    outdated_locales: [],
  };
}
