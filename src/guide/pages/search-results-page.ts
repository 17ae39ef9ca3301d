import { paginate } from '../content/paginate.js';
import { type SearchHit, searchHits, wordsOf } from '../content/search-hits.js';
import { visibleTopics } from '../content/visible-posts.js';
import { escapeHtml, type SafeHtml, safeHtml } from '../curlybars/index.js';
import { articleObject } from '../objects/article-object.js';
import { postObject } from '../objects/post-object.js';
import { dasherized } from '../objects/status-dasherized.js';
import { element } from '../html/element.js';
import type { Page, PageContent } from '../render/page.js';
import { type FilterChoice, filterLinks } from './filter-links.js';
import { homeCrumb } from './home-crumb.js';

/** The search: `?query=`, narrowed by type, category, topic and content tag. */
export function searchResultsPage(page: Page): PageContent {
  const { translate, url, store, urls } = page;
  const query = url.searchParams.get('query')?.slice(0, 200) ?? '';
  const tag = url.searchParams.get('content_tags');
  const found = query.trim() === '' && tag === null ? [] : searchHits(page, query);
  const tagged = tag === null ? found : found.filter((hit) => hit.contentTags.includes(tag));
  const types = typeFilters(page, tagged);
  const ofType = tagged.filter((hit) => isOfType(hit, types.current.identifier));
  const subfilters = subfiltersOf(page, types.current.identifier, ofType);
  const hits = ofType.filter(subfilters.keeps);
  const { items, pagination } = paginate(hits, {
    url,
    perPage: store.content.helpCenter.per_page,
  });
  const results = items.map((hit) => resultObject(page, hit, query));
  return {
    template: 'search_results',
    title: translate('search_results'),
    breadcrumbs: [homeCrumb(page), { name: translate('search_results'), url: urls.search }],
    pagination,
    context: {
      query,
      results,
      results_count: hits.length,
      article_results: results.filter(({ type }) => type === 'article'),
      post_results: results.filter(({ type }) => type === 'community_post'),
      filters: types.all,
      current_filter: types.current,
      type_filters: types.all,
      source_filters: [],
      help_center_filters: [],
      subfilters: subfilters.all,
      current_subfilter: subfilters.current,
      content_tag_filters: contentTagFilters(page, tag, found),
      generative_answers: () => '',
    },
  };
}

function typeFilters(page: Page, hits: readonly SearchHit[]) {
  const count = (identifier: string) => hits.filter((hit) => isOfType(hit, identifier)).length;
  const choice = (identifier: string, word: string): FilterChoice => ({
    identifier,
    name: page.translate(word),
    count: count(identifier),
  });
  return filterLinks(page, 'filter_by', [
    choice('unified', 'helper.filter.all'),
    choice('knowledge_base', 'helper.filter.articles'),
    choice('community', 'helper.filter.posts'),
  ]);
}

function isOfType(hit: SearchHit, identifier: string): boolean {
  if (identifier === 'knowledge_base') return hit.kind === 'article';
  if (identifier === 'community') return hit.kind === 'post';
  return true;
}

/** Within articles by category, within posts by topic. A scoped search brings the choice along. */
function subfiltersOf(page: Page, type: string, hits: readonly SearchHit[]) {
  const { store, locale, url } = page;
  const says = (texts: Readonly<Record<string, string>>) => store.localized(texts, locale.locale);
  const parameter = type === 'community' ? 'topic' : 'category';
  const records = parameter === 'topic' ? visibleTopics(page) : store.content.categories;
  const belongs = (hit: SearchHit, id: number) =>
    hit.kind === 'article' ? hit.category === id : hit.record.topic === id;
  const asked = records.find(({ id }) => String(id) === url.searchParams.get(parameter));
  const links = filterLinks(page, parameter, [
    { identifier: '', name: page.translate('helper.filter.all'), count: hits.length },
    ...records.map((record) => ({
      identifier: String(record.id),
      name: says(record.name),
      count: hits.filter((hit) => belongs(hit, record.id)).length,
    })),
  ]);
  return {
    all: type === 'unified' ? [] : links.all,
    current: asked ? links.current : { ...links.current, identifier: null },
    keeps: (hit: SearchHit) => {
      if (!asked) return true;
      // A category says nothing of posts: a search scoped to it finds articles only.
      return parameter === 'category' && hit.kind === 'post' ? false : belongs(hit, asked.id);
    },
  };
}

function contentTagFilters(page: Page, chosen: string | null, hits: readonly SearchHit[]) {
  if (chosen === null) return [];
  return page.store.content.helpCenter.content_tags.map((tag) => {
    const selected = tag.id === chosen;
    const parameters = new URLSearchParams(page.url.search);
    if (selected) parameters.delete('content_tags');
    else parameters.set('content_tags', tag.id);
    return {
      identifier: tag.id,
      name: page.store.localized(tag.name, page.locale.locale),
      label: page.store.localized(tag.name, page.locale.locale),
      url: `${page.urls.search}?${parameters}`,
      selected,
      count: hits.filter((hit) => hit.contentTags.includes(tag.id)).length,
    };
  });
}

function resultObject(page: Page, hit: SearchHit, query: string) {
  const record =
    hit.kind === 'article' ? articleObject(page, hit.record) : postObject(page, hit.record);
  return {
    id: record.id,
    title: hit.title,
    url: hit.url,
    text: excerptAround(hit.body, query),
    type: hit.kind === 'article' ? 'article' : 'community_post',
    author: record.author,
    created_at: record.created_at,
    updated_at: record.updated_at,
    edited_at: record.edited_at,
    vote_sum: record.vote_sum,
    vote_count: record.vote_count,
    comment_count: record.comment_count,
    content_tags: record.content_tags,
    path_steps: hit.pathSteps,
    status: hit.kind === 'post' ? hit.record.status : 'none',
    status_name: page.translate(`post_status.${hit.kind === 'post' ? hit.record.status : 'none'}`),
    status_dasherized: dasherized(hit.kind === 'post' ? hit.record.status : 'none'),
    is_external: false,
    target: null,
    identifier: String(record.id),
    locale: page.locale.locale,
  };
}

/** The part of the text with the first word that was looked for; its words in `em`, as in Guide. */
function excerptAround(body: string, query: string): SafeHtml {
  const words = wordsOf(query);
  const first = words.map((word) => body.toLowerCase().indexOf(word)).filter((at) => at >= 0);
  const start = Math.max(0, Math.min(...first, body.length) - 80);
  const from = first.length === 0 ? 0 : start;
  const text = `${from > 0 ? '…' : ''}${body.slice(from, from + 240)}${body.length > from + 240 ? '…' : ''}`;
  const parts = text.split(/([\p{Letter}\p{Number}]+)/u).map((part) => {
    const isWord = words.some((word) => part.toLowerCase().includes(word));
    return isWord ? element('em', {}, escapeHtml(part)) : escapeHtml(part);
  });
  return safeHtml(parts.join(''));
}
