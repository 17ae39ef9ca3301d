import { maySeeRequest } from '../content/index.js';
import { requestObject } from '../objects/index.js';
import type { View } from '../view/index.js';
import { newRequestForm } from './new-request-form.js';
import type { PageData, PageDefinition } from './page-definition.js';
import { followUpHelper, requestFormHelper } from './request-form.js';

/** "Submit a request": a new one or the follow-up of a closed one (`?parent_id=`). */
export const newRequestPage: PageDefinition = {
  template: 'new_request_page',
  path: '/requests/new',
  links: {
    new_request: { text: 'submit_a_request', query: { ticket_form_id: 'ticket_form_id' } },
  },
  show,
};

/** The local Help Center has no Answer Bot that could suggest articles. */
const NO_SUGGESTIONS = {
  auth_token: null,
  interaction_access_token: null,
  articles: [],
  request_id: null,
} as const;

function show(view: View): PageData {
  const { store, urls, translate } = view;
  const parentId = Number(
    view.url.searchParams.get('parent_id') ?? view.rejected?.values.via_followup_source_id,
  );
  const parent = store.requests.find(
    (request) => request.id === parentId && maySeeRequest(view, request),
  );
  const form = newRequestForm(view, parent?.id ?? null);
  return {
    title: translate('submit_a_request'),
    ...(view.rejected && { status: 422 }),
    canonical: urls.newRequest,
    breadcrumbs: [
      { name: store.localized(store.content.helpCenter.name, view.locale.locale), url: urls.home },
      { name: translate('submit_a_request'), url: urls.newRequest },
    ],
    context: {
      parent: parent ? requestObject(view, parent) : null,
      // Documented for version 4 and above, as an object even where nothing was suggested.
      answer_bot: view.apiVersion < 4 ? null : NO_SUGGESTIONS,
      answer_bot_generative_experience: null,
      request_id: null,
      new_request_form: form,
      // Gone since API version 4, whose themes draw the form themselves from `new_request_form`.
      ...(view.apiVersion < 4 && {
        request_form: requestFormHelper(view, form),
        follow_up: followUpHelper(view, parent ?? null),
      }),
    },
  };
}
