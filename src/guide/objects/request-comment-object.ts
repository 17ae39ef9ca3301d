import type { RequestRecord } from '../content/index.js';
import { safeHtml } from '../curlybars/index.js';
import type { Reader } from '../view/index.js';
import { attachmentObject } from './attachment-object.js';
import { userObject } from './user-object.js';

/** Zendesk's `request comment object`: one message of a request's conversation. */
export function requestCommentObject(
  reader: Reader,
  request: RequestRecord,
  comment: RequestRecord['comments'][number],
) {
  const anchor = `request_comment_${comment.id}`;
  return {
    id: comment.id,
    anchor,
    url: `${reader.urls.request(request.id)}#${anchor}`,
    body: safeHtml(comment.body),
    created_at: comment.created_at,
    author: userObject(reader, reader.store.profileByEmail(comment.author)),
    attachments: comment.attachments.map((attachment) =>
      attachmentObject(reader, attachment, '/hc/request_attachments'),
    ),
    editor: null,
    edited_at: null,
    official: false,
    pending: false,
    ticket: null,
    call: null,
  };
}
