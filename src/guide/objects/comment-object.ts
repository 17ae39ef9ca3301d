import type { Article, Comment, Post } from '../content/content-schema.js';
import type { Helper, SafeHtml } from '../curlybars/index.js';
import { safeHtml } from '../curlybars/index.js';
import { actionsHelper } from '../helpers/actions.js';
import { shareHelper } from '../helpers/share.js';
import { voteHelper } from '../helpers/vote.js';
import { lazily } from './lazily.js';
import type { Page } from '../render/page.js';
import { userObject } from './user-object.js';

export interface CommentObject {
  readonly id: number;
  readonly anchor: string;
  readonly url: string;
  readonly body: SafeHtml;
  readonly created_at: string;
  readonly edited_at: string | null;
  readonly editor: ReturnType<typeof userObject> | null;
  readonly author: ReturnType<typeof userObject>;
  readonly pending: boolean;
  readonly official: boolean;
  readonly updated_at: string;
  readonly attachments: readonly object[];
  readonly status: string;
  readonly ticket: null;
  readonly vote_sum: number;
  readonly vote_count: number;
  readonly upvote_count: number;
  readonly vote: Helper;
  readonly share: Helper;
  readonly actions: Helper;
}

/** What a comment belongs to. */
export type CommentParent =
  | { readonly kind: 'article'; readonly record: Article; readonly url: string }
  | { readonly kind: 'post'; readonly record: Post; readonly url: string };

/** Zendesk's `article comment object` and `post comment object`. */
export function commentObject(page: Page, parent: CommentParent, comment: Comment): CommentObject {
  const { store } = page;
  const kind = parent.kind === 'article' ? 'article_comment' : 'post_comment';
  const anchor = `${parent.kind === 'article' ? 'comment' : 'community_comment'}_${comment.id}`;
  const author = () => userObject(page, store.profileByEmail(comment.author));
  const tally = () => store.tally(kind, comment, page.person);
  return lazily<CommentObject>({
    id: () => comment.id,
    anchor: () => anchor,
    url: () => `${parent.url}#${anchor}`,
    body: () => safeHtml(comment.body),
    created_at: () => comment.created_at,
    edited_at: () => comment.edited_at ?? null,
    editor: () => (comment.edited_at === undefined ? null : author()),
    author,
    pending: () => comment.pending,
    official: () => comment.official,
    updated_at: () => comment.edited_at ?? comment.created_at,
    attachments: () => [],
    status: () => 'none',
    ticket: () => null,
    vote_sum: () => tally().up - tally().down,
    vote_count: () => tally().up + tally().down,
    upvote_count: () => tally().up,
    vote: () => voteHelper(page, { kind, record: comment, parentId: parent.record.id }),
    share: () => shareHelper(page, titleOf(page, parent)),
    actions: () => actionsHelper(page, { url: `${parent.url}#${anchor}` }),
  });
}

function titleOf({ store, locale }: Page, parent: CommentParent): string {
  return parent.kind === 'article'
    ? store.localized(parent.record.title, locale.locale)
    : parent.record.title;
}
