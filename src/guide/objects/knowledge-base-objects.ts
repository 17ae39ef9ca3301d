import {
  type Article,
  type Category,
  type Section,
  visibleArticles,
  visibleSections,
} from '../content/index.js';
import { type Helper, type SafeHtml, safeHtml } from '../curlybars/index.js';
import { actionsHelper, subscribeHelper, voteHelper } from '../helpers/index.js';
import { plainText, shorten } from '../html/index.js';
import type { Reader } from '../view/index.js';
import { attachmentObject } from './attachment-object.js';
import { computed } from './computed.js';
import { contentTagObjects } from './content-tag-objects.js';
import { articlePathSteps, type PathStep } from './path-steps.js';
import { userObject } from './user-object.js';

// In one file, because each leads to the others: an article has its section, which has its articles.

export interface CategoryObject {
  readonly id: number;
  readonly url: string;
  readonly name: string;
  readonly description: string;
  readonly sections: readonly SectionObject[];
  readonly section_count: number;
  readonly more_sections: boolean;
}

/** Zendesk's `category object`. */
export function categoryObject(reader: Reader, category: Category): CategoryObject {
  const { store, urls, locale } = reader;
  const name = store.localized(category.name, locale.locale);
  const sections = () =>
    visibleSections(reader).filter(
      (section) => section.category === category.id && section.parent === undefined,
    );
  return computed<CategoryObject>({
    id: () => category.id,
    url: () => urls.category(category.id, name),
    name: () => name,
    description: () => store.localized(category.description, locale.locale),
    sections: () => sections().map((section) => sectionObject(reader, section)),
    section_count: () => sections().length,
    more_sections: () => false,
  });
}

export interface SectionObject {
  readonly id: number;
  readonly url: string;
  readonly name: string;
  readonly description: string;
  readonly internal: boolean;
  readonly articles: readonly ArticleObject[];
  readonly article_count: number;
  readonly more_articles: boolean;
  readonly sections: readonly SectionObject[];
  readonly section_count: number;
  readonly more_sections: boolean;
  readonly parent: SectionObject | null;
  readonly category: CategoryObject | null;
  readonly subscribe: Helper;
}

/** As many articles as Guide lists of a section on other pages than its own. */
const LISTED_ARTICLES = 6;

/**
 * Zendesk's `section object`.
 *
 * @param listed how many of its articles are in `articles`: 6 on the start and category pages, 10 on
 *   the article page (developer.zendesk.com, Article page), a page's worth on the section reader.
 */
export function sectionObject(
  reader: Reader,
  section: Section,
  listed: number = LISTED_ARTICLES,
): SectionObject {
  const { store, urls, locale } = reader;
  const name = store.localized(section.name, locale.locale);
  const articles = () =>
    visibleArticles(reader).filter((article) => article.section === section.id);
  const sections = () => visibleSections(reader).filter(({ parent }) => parent === section.id);
  return computed<SectionObject>({
    id: () => section.id,
    url: () => urls.section(section.id, name),
    name: () => name,
    description: () => store.localized(section.description, locale.locale),
    internal: () => section.internal,
    articles: () =>
      articles()
        .slice(0, listed)
        .map((article) => articleObject(reader, article)),
    article_count: () => articles().length,
    more_articles: () => articles().length > listed,
    sections: () => sections().map((inner) => sectionObject(reader, inner)),
    section_count: () => sections().length,
    more_sections: () => false,
    parent: () => {
      const parent = visibleSections(reader).find(({ id }) => id === section.parent);
      return parent ? sectionObject(reader, parent) : null;
    },
    category: () => {
      const category = store.content.categories.find(({ id }) => id === section.category);
      return category ? categoryObject(reader, category) : null;
    },
    subscribe: () => subscribeHelper(reader, { kind: 'section', id: section.id }),
  });
}

export interface ArticleObject {
  readonly id: number;
  readonly url: string;
  readonly title: string;
  readonly body: SafeHtml;
  readonly locale: string;
  readonly promoted: boolean;
  readonly internal: boolean;
  readonly outdated: boolean;
  readonly created_at: string;
  readonly updated_at: string;
  readonly edited_at: string;
  readonly vote_sum: number;
  readonly vote_count: number;
  readonly upvote_count: number;
  readonly comment_count: number;
  readonly comments_disabled: boolean;
  readonly author: ReturnType<typeof userObject>;
  readonly vote: Helper;
  readonly path_steps: readonly PathStep[];
  readonly snippet: string;
  readonly comments_enabled: boolean;
  readonly attachments: readonly object[];
  readonly subscribe: Helper;
  readonly actions: Helper;
  readonly category: CategoryObject | null;
  readonly labels: readonly { readonly name: string; readonly identifier: string }[];
  readonly content_tags: readonly { readonly id: string; readonly name: string }[];
  readonly section: SectionObject | null;
}

/** Zendesk's `article object` (developer.zendesk.com, Help Center templates, Objects). */
export function articleObject(reader: Reader, article: Article): ArticleObject {
  const { store, urls, locale } = reader;
  const title = store.localized(article.title, locale.locale);
  const tally = () => store.tally('article', article, reader.person);
  return computed<ArticleObject>({
    id: () => article.id,
    url: () => urls.article(article.id, title),
    title: () => title,
    body: () => safeHtml(store.localized(article.body, locale.locale)),
    locale: () => locale.locale,
    promoted: () => article.promoted,
    internal: () => article.internal,
    outdated: () => false,
    created_at: () => article.created_at,
    updated_at: () => article.edited_at ?? article.created_at,
    edited_at: () => article.edited_at ?? article.created_at,
    vote_sum: () => tally().up - tally().down,
    vote_count: () => tally().up + tally().down,
    upvote_count: () => tally().up,
    comment_count: () => article.comments.length,
    comments_disabled: () => article.comments_disabled,
    author: () => userObject(reader, store.profileByEmail(article.author)),
    vote: () => voteHelper(reader, { kind: 'article', record: article }),
    path_steps: () => articlePathSteps(reader, article),
    snippet: () => shorten(plainText(store.localized(article.body, locale.locale)), 160),
    comments_enabled: () => !article.comments_disabled,
    attachments: () =>
      article.attachments.map((attachment) =>
        attachmentObject(reader, attachment, '/hc/article_attachments'),
      ),
    subscribe: () => subscribeHelper(reader, { kind: 'article', id: article.id }),
    actions: () => actionsHelper(reader, { url: urls.article(article.id, title) }),
    category: () => {
      const section = store.content.sections.find(({ id }) => id === article.section);
      const category = store.content.categories.find(({ id }) => id === section?.category);
      return category ? categoryObject(reader, category) : null;
    },
    labels: () => article.labels.map((name) => ({ name, identifier: name })),
    content_tags: () => contentTagObjects(reader, article.content_tags),
    section: () => {
      const section = store.content.sections.find(({ id }) => id === article.section);
      return section ? sectionObject(reader, section) : null;
    },
  });
}
