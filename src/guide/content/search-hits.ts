import { plainText } from '../html/index.js';
import type { Article, Post } from './content-schema.js';
import { type Viewer, visibleArticles, visiblePosts } from './visibility.js';

interface FoundRecord {
  readonly title: string;
  /** The whole text. */
  readonly body: string;
  readonly score: number;
  readonly contentTags: readonly string[];
}

export type SearchHit =
  | (FoundRecord & {
      readonly kind: 'article';
      readonly record: Article;
      readonly category: number;
    })
  | (FoundRecord & { readonly kind: 'post'; readonly record: Post });

/**
 * The articles and posts that contain every word of a query, the best first: a word in the title
 * counts more than one in a label, and that more than one in the text.
 *
 * @param locale the language whose titles and texts are searched.
 * @param query a query without words finds everything, as the search for a content tag does.
 */
export function searchHits(viewer: Viewer, locale: string, query: string): SearchHit[] {
  const words = wordsOf(query);
  const { store } = viewer;
  const articles = visibleArticles(viewer).map((article): SearchHit => {
    const title = store.localized(article.title, locale);
    const body = plainText(store.localized(article.body, locale));
    const section = store.content.sections.find(({ id }) => id === article.section);
    return {
      kind: 'article',
      record: article,
      category: section?.category ?? 0,
      title,
      body,
      score: scoreOf(words, title, article.labels.join(' '), body),
      contentTags: article.content_tags,
    };
  });
  const posts = visiblePosts(viewer).map((post): SearchHit => {
    const body = plainText(post.details);
    return {
      kind: 'post',
      record: post,
      title: post.title,
      body,
      score: scoreOf(words, post.title, '', body),
      contentTags: post.content_tags,
    };
  });
  return [...articles, ...posts]
    .filter(({ score }) => score > 0 || words.length === 0)
    .sort((left, right) => right.score - left.score);
}

/** Words, without case and accents: people type `cafe` for `café`. */
export function wordsOf(text: string): string[] {
  return fold(text)
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word !== '')
    .slice(0, 20);
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
}

function scoreOf(words: readonly string[], title: string, labels: string, body: string): number {
  const [foldedTitle, foldedLabels, foldedBody] = [fold(title), fold(labels), fold(body)];
  let score = 0;
  for (const word of words) {
    const points =
      (foldedTitle.includes(word) ? 4 : 0) +
      (foldedLabels.includes(word) ? 2 : 0) +
      (foldedBody.includes(word) ? 1 : 0);
    if (points === 0) return 0;
    score += points;
  }
  return score;
}
