import { maySeeRequest } from '../content/visible-requests.js';
import { followUpHelper } from './follow-up.js';
import { requestFormHelper } from './request-form.js';
import { newRequestForm } from './new-request-form.js';
import { requestObject } from '../objects/request-object.js';
import type { Page, PageContent } from '../render/page.js';

/** "Submit a request", anew or as the follow-up of a closed one (`?parent_id=`). */
export function newRequestPage(page: Page): PageContent {
  const { store, urls, translate, theme } = page;
  const parentId = Number(
    page.url.searchParams.get('parent_id') ?? page.rejected?.values.via_followup_source_id,
  );
  const parent = store.requests.find(
    (request) => request.id === parentId && maySeeRequest(page, request),
  );
  const form = newRequestForm(page, parent?.id ?? null);
  return {
    template: 'new_request_page',
    title: translate('submit_a_request'),
    ...(page.rejected && { status: 422 }),
    canonical: urls.newRequest,
    breadcrumbs: [
      { name: store.localized(store.content.helpCenter.name, page.locale.locale), url: urls.home },
      { name: translate('submit_a_request'), url: urls.newRequest },
    ],
    context: {
      parent: parent ? requestObject(page, parent) : null,
      answer_bot: null,
      answer_bot_generative_experience: null,
      request_id: null,
      new_request_form: form,
      // Gone since API version 4, whose themes draw the form themselves from `new_request_form`.
      ...(theme.theme.manifest.api_version < 4 && {
        request_form: requestFormHelper(page, form),
        follow_up: followUpHelper(page, parent ?? null),
      }),
    },
  };
}
