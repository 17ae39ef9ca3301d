import type { Article, Comment, Post } from '../content/index.js';
import type { Helper, SafeHtml } from '../curlybars/index.js';
import { safeHtml } from '../curlybars/index.js';
import { actionsHelper, shareHelper, voteHelper } from '../helpers/index.js';
import type { Reader } from '../view/index.js';
import { computed } from './computed.js';
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
export function commentObject(
  reader: Reader,
  parent: CommentParent,
  comment: Comment,
): CommentObject {
  const { store } = reader;
  const kind = parent.kind === 'article' ? 'article_comment' : 'post_comment';
  const anchor = `${parent.kind === 'article' ? 'comment' : 'community_comment'}_${comment.id}`;
  const author = () => userObject(reader, store.profileByEmail(comment.author));
  const tally = () => store.tally(kind, comment, reader.person);
  return computed<CommentObject>({
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
    vote: () => voteHelper(reader, { kind, record: comment, parentId: parent.record.id }),
    share: () => shareHelper(reader, titleOf(reader, parent)),
    actions: () => actionsHelper(reader, { url: `${parent.url}#${anchor}` }),
  });
}

function titleOf({ store, locale }: Reader, parent: CommentParent): string {
  return parent.kind === 'article'
    ? store.localized(parent.record.title, locale.locale)
    : parent.record.title;
}
