import { maySeeRequest, type RequestRecord } from '../content/index.js';
import { closedRequestCalloutHelper, satisfactionHelper } from '../helpers/index.js';
import { requestCommentObject, requestObject, userObject } from '../objects/index.js';
import type { View } from '../view/index.js';
import { type PageData, recordPage } from './page-definition.js';
import { paginate } from './paginate.js';

/** A request: its conversation, what is known about it, and a form to answer. */
export const requestPage = recordPage<RequestRecord>({
  template: 'request_page',
  path: '/requests/:id',
  mustSignIn: true,
  links: { request: { text: (_view, { id }) => `#${String(id ?? '')}` } },
  records: ({ store }) => store.requests,
  show: (view, request) => (maySeeRequest(view, request) ? show(view, request) : 'forbidden'),
});

/** Guide's survey is a page of its own; here one rates on the request. */
export const surveyResponsePage = recordPage<RequestRecord>({
  template: 'request_page',
  path: '/survey_responses/:id',
  mustSignIn: true,
  links: { survey_response: { text: 'helper.survey_response' } },
  records: (view) => view.store.requests.filter((request) => maySeeRequest(view, request)),
  show,
});

function show(view: View, request: RequestRecord): PageData {
  const { store, urls, translate } = view;
  const shown = requestObject(view, request);
  const { items, pagination } = paginate(request.comments, {
    url: view.url,
    perPage: store.content.helpCenter.per_page,
  });
  const comments = items.map((comment) => requestCommentObject(view, request, comment));
  return {
    title: request.subject,
    canonical: shown.url,
    pagination,
    breadcrumbs: [
      { name: store.localized(store.content.helpCenter.name, view.locale.locale), url: urls.home },
      { name: translate('requests'), url: urls.requests },
      { name: request.subject, url: shown.url },
    ],
    forms: requestForms(view, request),
    context: {
      request: shown,
      assignee: shown.assignee,
      group: shown.group,
      organization: shown.organization,
      custom_fields: request.custom_fields,
      comments,
      attachments: comments.flatMap(({ attachments }) => attachments),
      collaborators: request.collaborators.map((email) =>
        userObject(view, store.profileByEmail(email)),
      ),
      comment_callout: closedRequestCalloutHelper(view, {
        id: request.id,
        closed: request.status === 'closed',
      }),
      chat_about_my_ticket: () => '',
      satisfaction: satisfactionHelper(view, request),
      satisfaction_response: satisfactionResponse(request),
    },
  };
}

function requestForms(view: View, request: RequestRecord): NonNullable<PageData['forms']> {
  const { urls, translate } = view;
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
      available: (view.person?.organizations.length ?? 0) > 1,
      fields: {
        organization: {
          label: translate('organization'),
          value: request.organization ?? '',
          required: false,
          options: (view.person?.organizations ?? []).map((name) => ({ value: name, name })),
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
