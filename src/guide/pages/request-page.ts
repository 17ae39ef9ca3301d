import type { RequestRecord } from '../content/content-schema.js';
import { paginate } from '../content/paginate.js';
import { closedRequestCalloutHelper } from '../helpers/callouts.js';
import { satisfactionHelper } from '../helpers/satisfaction.js';
import { requestCommentObject } from '../objects/request-comment-object.js';
import { requestObject } from '../objects/request-object.js';
import { userObject } from '../objects/user-object.js';
import type { Page, PageContent } from '../render/page.js';

/** A request: its conversation, what is known about it, and a form to go on with. */
export function requestPage(page: Page, request: RequestRecord): PageContent {
  const { store, urls, translate } = page;
  const shown = requestObject(page, request);
  const { items, pagination } = paginate(request.comments, {
    url: page.url,
    perPage: store.content.helpCenter.per_page,
  });
  const comments = items.map((comment) => requestCommentObject(page, request, comment));
  return {
    template: 'request_page',
    title: request.subject,
    canonical: shown.url,
    pagination,
    breadcrumbs: [
      { name: store.localized(store.content.helpCenter.name, page.locale.locale), url: urls.home },
      { name: translate('requests'), url: urls.requests },
      { name: request.subject, url: shown.url },
    ],
    forms: requestForms(page, request),
    context: {
      request: shown,
      assignee: shown.assignee,
      group: shown.group,
      organization: shown.organization,
      custom_fields: request.custom_fields,
      comments,
      attachments: comments.flatMap(({ attachments }) => attachments),
      collaborators: request.collaborators.map((email) =>
        userObject(page, store.profileByEmail(email)),
      ),
      comment_callout: closedRequestCalloutHelper(page, {
        id: request.id,
        closed: request.status === 'closed',
      }),
      chat_about_my_ticket: () => '',
      satisfaction: satisfactionHelper(page, request),
      satisfaction_response: satisfactionResponse(request),
    },
  };
}

function requestForms(page: Page, request: RequestRecord): NonNullable<PageContent['forms']> {
  const { urls, translate } = page;
  const solvable =
    request.assignee !== undefined && request.status !== 'solved' && request.status !== 'closed';
  return {
    comment: {
      action: `${urls.request(request.id)}/comments`,
      parameter: 'request_comment',
      available: request.status !== 'closed',
      fields: {
        body: { label: translate('add_to_conversation'), value: '', required: true },
        ccs: { label: translate('ccs'), value: request.collaborators.join(', '), required: false },
        mark_as_solved: {
          label: translate('mark_as_solved'),
          value: '0',
          required: false,
          available: solvable,
        },
      },
    },
    organization: {
      action: `${urls.request(request.id)}/organization`,
      parameter: 'request',
      available: (page.person?.organizations.length ?? 0) > 1,
      fields: {
        organization: {
          label: translate('organization'),
          value: request.organization ?? '',
          required: false,
          options: (page.person?.organizations ?? []).map((name) => ({ value: name, name })),
        },
      },
    },
  };
}

/** Zendesk's `satisfaction_response object` (API version 3 and above). */
function satisfactionResponse(request: RequestRecord) {
  if (request.satisfaction === undefined) return null;
  const editable = request.status === 'solved';
  if (request.satisfaction === 'offered') return { id: request.id, editable, rating: null };
  const good = request.satisfaction === 'good';
  return {
    id: request.id,
    editable,
    rating: {
      scale_type: 'numeric',
      value: good ? 5 : 1,
      max_value: 5,
      scale_value: good ? '😀' : '🙁',
    },
  };
}
