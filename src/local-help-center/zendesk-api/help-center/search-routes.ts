import type { Context, Hono } from 'hono';
import {
  type GuideStore,
  type SearchHit,
  searchHits,
  visibleArticles,
  visiblePosts,
  wordsOf,
} from '../../../guide/content/index.js';
import { escapeHtml } from '../../../guide/curlybars/index.js';
import { shorten } from '../../../guide/html/index.js';
import { guideUrls } from '../../../guide/pages/index.js';
import type { Account } from '../../account/index.js';
import type { Api, ApiRequest } from './api.js';
import { articleRecord, postRecord } from './records.js';

/** The searches of the API, and the two lists that Guide's own scripts ask for. */
export function searchRoutes(api: Api, routes: Hono, account: Account, store: GuideStore): void {
  api.list('/articles/search', (request) => ({
    name: 'results',
    records: found(request)
      .filter((hit) => hit.kind === 'article')
      .filter((hit) => isWanted(request, hit))
      .map((hit) => result(request, hit)),
    sortable: ['created_at', 'updated_at'],
  }));
  for (const path of ['/community_posts/search', '/community/posts/search']) {
    api.list(path, (request) => ({
      name: 'results',
      records: found(request)
        .filter((hit) => hit.kind === 'post')
        .map((hit) => result(request, hit)),
      sortable: ['created_at', 'updated_at'],
    }));
  }
  api.list('/unified_search', (request) => ({
    name: 'results',
    records: found(request).map((hit) => result(request, hit)),
  }));
  internalRoutes(routes, account, store);
}

function found(request: ApiRequest): SearchHit[] {
  const query = (request.context.req.query('query') ?? '').slice(0, 200);
  const labels = request.context.req.query('label_names');
  if (query.trim() === '' && labels === undefined) return [];
  return searchHits(request, request.locale, query);
}

/** `category`, `section` and `label_names` narrow the search: each a list, with commas. */
function isWanted(request: ApiRequest, hit: SearchHit & { readonly kind: 'article' }): boolean {
  const asked = (name: string) => request.context.req.query(name)?.split(',');
  const { record, category } = hit;
  return (
    (asked('category')?.includes(String(category)) ?? true) &&
    (asked('section')?.includes(String(record.section)) ?? true) &&
    (asked('label_names')?.some((label) => record.labels.includes(label)) ?? true)
  );
}

function result(request: ApiRequest, hit: SearchHit) {
  const record =
    hit.kind === 'article' ? articleRecord(request, hit.record) : postRecord(request, hit.record);
  const query = request.context.req.query('query') ?? '';
  return { ...record, result_type: hit.kind, snippet: withMarks(shorten(hit.body, 240), query) };
}

/** The words that were looked for in `em`, as in Guide; all else is text. */
function withMarks(text: string, query: string): string {
  const words = wordsOf(query);
  return text
    .split(/([\p{Letter}\p{Number}]+)/u)
    .map((part) =>
      words.some((word) => part.toLowerCase().includes(word))
        ? `<em>${escapeHtml(part)}</em>`
        : escapeHtml(part),
    )
    .join('');
}

const ACTIVITIES = 5;

/** What Guide's own scripts ask for: not documented, as seen on pages of Help Centers. */
function internalRoutes(routes: Hono, account: Account, store: GuideStore): void {
  const { locales, default_locale: defaultLocale } = store.content.helpCenter;
  const viewOf = (context: Context) => {
    const asked = context.req.param('locale') ?? context.req.query('locale');
    const locale = locales.find((known) => known.locale === asked)?.locale ?? defaultLocale;
    const person = account.signedInPerson(context.req.raw);
    return { viewer: { store, person }, locale, urls: guideUrls(locale) };
  };

  for (const path of ['/hc/api/internal/instant_search.json', '/hc/api/internal/instant_search']) {
    routes.get(path, (context) => {
      const { viewer, locale, urls } = viewOf(context);
      const query = (context.req.query('query') ?? '').slice(0, 200);
      const hits = query.trim() === '' ? [] : searchHits(viewer, locale, query);
      const results = hits.slice(0, 5).map((hit) => ({
        title: withMarks(hit.title, query),
        url: urls[hit.kind](hit.record.id, hit.title),
        category_title: placeOf(store, locale, hit),
        type: hit.kind,
      }));
      return context.json({ results });
    });
  }

  for (const path of ['/hc/api/internal/recent_activities', '/hc/:locale/recent_activities']) {
    for (const address of [path, `${path}.json`]) {
      routes.get(address, (context) => {
        const { viewer, locale, urls } = viewOf(context);
        const articles = visibleArticles(viewer).map((article) => {
          const title = store.localized(article.title, locale);
          return activity(article, title, urls.article(article.id, title));
        });
        const posts = visiblePosts(viewer).map((post) =>
          activity(post, post.title, urls.post(post.id, post.title)),
        );
        const activities = [...articles, ...posts]
          .sort((left, right) => right.timestamp.localeCompare(left.timestamp))
          .slice(0, ACTIVITIES);
        return context.json({ activities, count: activities.length, next_page: null });
      });
    }
  }
}

function placeOf(store: GuideStore, locale: string, hit: SearchHit): string {
  const place =
    hit.kind === 'article'
      ? store.content.categories.find(({ id }) => id === hit.category)
      : store.content.topics.find(({ id }) => id === hit.record.topic);
  return place ? store.localized(place.name, locale) : '';
}

function activity(
  record: { readonly created_at: string; readonly comments: readonly { created_at: string }[] },
  title: string,
  url: string,
) {
  const last = record.comments.at(-1);
  return {
    title,
    url,
    action: last ? 'comment' : 'created',
    timestamp: last?.created_at ?? record.created_at,
    comments_count: record.comments.length,
  };
}
