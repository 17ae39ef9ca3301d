import type { Article } from '../content/content-schema.js';
import type { Helper, SafeHtml } from '../curlybars/index.js';
import { safeHtml } from '../curlybars/index.js';
import { actionsHelper } from '../helpers/actions.js';
import { subscribeHelper } from '../helpers/subscribe.js';
import { voteHelper } from '../helpers/vote.js';
import { lazily } from './lazily.js';
import type { Page } from '../render/page.js';
import { plainText } from '../html/plain-text.js';
import { shorten } from '../html/shorten.js';
import { attachmentObject } from './attachment-object.js';
import { type CategoryObject, categoryObject } from './category-object.js';
import { contentTagObjects } from './content-tag-objects.js';
import { articlePathSteps, type PathStep } from './path-steps.js';
import { type SectionObject, sectionObject } from './section-object.js';
import { userObject } from './user-object.js';

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
export function articleObject(page: Page, article: Article): ArticleObject {
  const { store, urls, locale } = page;
  const title = store.localized(article.title, locale.locale);
  const tally = () => store.tally('article', article, page.person);
  return lazily<ArticleObject>({
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
    author: () => userObject(page, store.profileByEmail(article.author)),
    vote: () => voteHelper(page, { kind: 'article', record: article }),
    path_steps: () => articlePathSteps(page, article),
    snippet: () => shorten(plainText(store.localized(article.body, locale.locale)), 160),
    comments_enabled: () => !article.comments_disabled,
    attachments: () =>
      article.attachments.map((attachment) =>
        attachmentObject(page, attachment, '/hc/article_attachments'),
      ),
    subscribe: () => subscribeHelper(page, { kind: 'article', id: article.id }),
    actions: () => actionsHelper(page, { url: urls.article(article.id, title) }),
    category: () => {
      const section = store.content.sections.find(({ id }) => id === article.section);
      const category = store.content.categories.find(({ id }) => id === section?.category);
      return category ? categoryObject(page, category) : null;
    },
    labels: () => article.labels.map((name) => ({ name, identifier: name })),
    content_tags: () => contentTagObjects(page, article.content_tags),
    section: () => {
      const section = store.content.sections.find(({ id }) => id === article.section);
      return section ? sectionObject(page, section) : null;
    },
  });
}
