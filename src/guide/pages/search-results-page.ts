import { type SearchHit, searchHits, visibleTopics, wordsOf } from '../content/index.js';
import { escapeHtml, type SafeHtml, safeHtml } from '../curlybars/index.js';
import { element } from '../html/index.js';
import { articleObject, dasherized, homeCrumb, postObject } from '../objects/index.js';
import type { View } from '../view/index.js';
import { type FilterChoice, filterLinks } from './filter-links.js';
import type { PageData, PageDefinition } from './page-definition.js';
import { paginate } from './paginate.js';

/** The search: `?query=`, narrowed by type, category, topic and content tag. */
export const searchResultsPage: PageDefinition = {
  template: 'search_results',
  path: '/search',
  links: {
    search_result: {
      text: 'search_results',
      query: { query: 'query', content_tags: 'content_tag_id' },
    },
  },
  show,
};

function show(view: View): PageData {
  const { translate, url, store, urls } = view;
  const query = url.searchParams.get('query')?.slice(0, 200) ?? '';
  const tag = url.searchParams.get('content_tags');
  const found =
    query.trim() === '' && tag === null ? [] : searchHits(view, view.locale.locale, query);
  const tagged = tag === null ? found : found.filter((hit) => hit.contentTags.includes(tag));
  const types = typeFilters(view, tagged);
  const ofType = tagged.filter((hit) => isOfType(hit, types.current.identifier));
  const subfilters = subfiltersOf(view, types.current.identifier, ofType);
  const hits = ofType.filter(subfilters.keeps);
  const { items, pagination } = paginate(hits, {
    url,
    perPage: store.content.helpCenter.per_page,
  });
  const results = items.map((hit) => resultObject(view, hit, query));
  return {
    title: translate('search_results'),
    breadcrumbs: [homeCrumb(view), { name: translate('search_results'), url: urls.search }],
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
      content_tag_filters: contentTagFilters(view, tag, found),
      generative_answers: () => '',
    },
  };
}

function typeFilters(view: View, hits: readonly SearchHit[]) {
  const count = (identifier: string) => hits.filter((hit) => isOfType(hit, identifier)).length;
  const choice = (identifier: string, word: string): FilterChoice => ({
    identifier,
    name: view.translate(word),
    count: count(identifier),
  });
  return filterLinks(view, 'filter_by', [
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
function subfiltersOf(view: View, type: string, hits: readonly SearchHit[]) {
  const { store, locale, url } = view;
  const says = (texts: Readonly<Record<string, string>>) => store.localized(texts, locale.locale);
  const parameter = type === 'community' ? 'topic' : 'category';
  const records = parameter === 'topic' ? visibleTopics(view) : store.content.categories;
  const belongs = (hit: SearchHit, id: number) =>
    hit.kind === 'article' ? hit.category === id : hit.record.topic === id;
  const asked = records.find(({ id }) => String(id) === url.searchParams.get(parameter));
  const links = filterLinks(view, parameter, [
    { identifier: '', name: view.translate('helper.filter.all'), count: hits.length },
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
      // A category does not apply to posts: a search scoped to it finds articles only.
      return parameter === 'category' && hit.kind === 'post' ? false : belongs(hit, asked.id);
    },
  };
}

function contentTagFilters(view: View, chosen: string | null, hits: readonly SearchHit[]) {
  if (chosen === null) return [];
  return view.store.content.helpCenter.content_tags.map((tag) => {
    const selected = tag.id === chosen;
    const parameters = new URLSearchParams(view.url.search);
    if (selected) parameters.delete('content_tags');
    else parameters.set('content_tags', tag.id);
    return {
      identifier: tag.id,
      name: view.store.localized(tag.name, view.locale.locale),
      label: view.store.localized(tag.name, view.locale.locale),
      url: `${view.urls.search}?${parameters}`,
      selected,
      count: hits.filter((hit) => hit.contentTags.includes(tag.id)).length,
    };
  });
}

function resultObject(view: View, hit: SearchHit, query: string) {
  const record =
    hit.kind === 'article' ? articleObject(view, hit.record) : postObject(view, hit.record);
  return {
    id: record.id,
    title: hit.title,
    url: record.url,
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
    path_steps: record.path_steps,
    status: hit.kind === 'post' ? hit.record.status : 'none',
    status_name: view.translate(`post_status.${hit.kind === 'post' ? hit.record.status : 'none'}`),
    status_dasherized: dasherized(hit.kind === 'post' ? hit.record.status : 'none'),
    is_external: false,
    // Gone since API version 2: who wrote it, and when.
    meta: `${record.author.name}, ${record.created_at.slice(0, 10)}`,
    target: null,
    identifier: String(record.id),
    locale: view.locale.locale,
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
