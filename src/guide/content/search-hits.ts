import { articleObject } from '../objects/article-object.js';
import { articlePathSteps, type PathStep, postPathSteps } from '../objects/path-steps.js';
import { postObject } from '../objects/post-object.js';
import type { Page } from '../render/page.js';
import { plainText } from '../html/plain-text.js';
import type { Article, Post } from './content-schema.js';
import { visibleArticles } from './visible-articles.js';
import { visiblePosts } from './visible-posts.js';

interface Found {
  readonly title: string;
  readonly url: string;
  /** The text, whole: what was found stands somewhere in it. */
  readonly body: string;
  readonly score: number;
  readonly pathSteps: readonly PathStep[];
  readonly contentTags: readonly string[];
}

export type SearchHit =
  | (Found & { readonly kind: 'article'; readonly record: Article; readonly category: number })
  | (Found & { readonly kind: 'post'; readonly record: Post });

/**
 * The articles and posts that hold every word of a query, the best first: a word in the title counts
 * more than one in a label, and that more than one in the text.
 *
 * @param query no words at all find everything, as the search for a content tag does.
 */
export function searchHits(page: Page, query: string): SearchHit[] {
  const words = wordsOf(query);
  const articles = visibleArticles(page).map((article): SearchHit => {
    const { title, url } = articleObject(page, article);
    const body = plainText(page.store.localized(article.body, page.locale.locale));
    const section = page.store.content.sections.find(({ id }) => id === article.section);
    return {
      kind: 'article',
      record: article,
      category: section?.category ?? 0,
      title,
      url,
      body,
      score: scoreOf(words, title, article.labels.join(' '), body),
      pathSteps: articlePathSteps(page, article),
      contentTags: article.content_tags,
    };
  });
  const posts = visiblePosts(page).map((post): SearchHit => {
    const body = plainText(post.details);
    return {
      kind: 'post',
      record: post,
      title: post.title,
      url: postObject(page, post).url,
      body,
      score: scoreOf(words, post.title, '', body),
      pathSteps: postPathSteps(page, post),
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
