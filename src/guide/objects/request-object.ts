import type { RequestRecord, RequestStatus } from '../content/index.js';
import { plainText } from '../html/index.js';
import type { Reader } from '../view/index.js';
import { computed } from './computed.js';
import { userObject } from './user-object.js';

export interface RequestObject {
  readonly id: number;
  readonly url: string;
  readonly subject: string;
  readonly description: string;
  readonly status: string;
  readonly status_name: string;
  readonly status_description: string;
  readonly type: string | null;
  readonly type_name: string | null;
  readonly type_title: string;
  readonly priority: string | null;
  readonly priority_name: string | null;
  readonly priority_title: string;
  readonly due_date: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly requester: ReturnType<typeof userObject>;
  readonly assignee: ReturnType<typeof userObject> | null;
  readonly group: { readonly id: number; readonly name: string } | null;
  readonly organization: { readonly id: number; readonly name: string } | null;
  readonly followup_source_id: number | null;
  readonly can_be_marked_as_solved: boolean;
  readonly ticket_form: null;
}

/** What people see of a status: the new and paused ones, which only agents see, are shown as open. */
const shownStatus: Readonly<Record<RequestStatus, string>> = {
  new: 'open',
  open: 'open',
  hold: 'open',
  pending: 'answered',
  solved: 'solved',
  closed: 'closed',
};

/** Zendesk's `request object`. */
export function requestObject(reader: Reader, request: RequestRecord): RequestObject {
  const { store, urls, translate } = reader;
  const { assignee, type, priority } = request;
  return computed<RequestObject>({
    id: () => request.id,
    url: () => urls.request(request.id),
    subject: () => request.subject,
    description: () => plainText(request.comments[0]?.body ?? ''),
    status: () => shownStatus[request.status],
    status_name: () => translate(`request_status.${request.status}`),
    status_description: () => translate(`request_status_description.${request.status}`),
    type: () => type ?? null,
    type_name: () => (type === undefined ? null : translate(`request_type.${type}`)),
    type_title: () => translate('type'),
    priority: () => priority ?? null,
    priority_name: () =>
      priority === undefined ? null : translate(`request_priority.${priority}`),
    priority_title: () => translate('priority'),
    due_date: () =>
      request.due_date === undefined
        ? null
        : new Intl.DateTimeFormat(reader.locale.locale, {
            dateStyle: 'medium',
            timeZone: 'UTC',
          }).format(new Date(request.due_date)),
    created_at: () => request.created_at,
    updated_at: () => request.updated_at,
    requester: () => userObject(reader, store.profileByEmail(request.requester)),
    assignee: () =>
      assignee === undefined ? null : userObject(reader, store.profileByEmail(assignee)),
    group: () => (request.group === undefined ? null : { id: 1, name: request.group }),
    organization: () =>
      request.organization === undefined ? null : { id: 1, name: request.organization },
    followup_source_id: () => request.followup_source ?? null,
    can_be_marked_as_solved: () =>
      request.assignee !== undefined && request.status !== 'solved' && request.status !== 'closed',
    ticket_form: () => null,
  });
}
