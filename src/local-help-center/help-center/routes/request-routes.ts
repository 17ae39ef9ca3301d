import { maySeeRequest } from '../../../guide/content/visible-requests.js';
import { newRequestPage } from '../../../guide/pages/new-request-page.js';
import { requestPage } from '../../../guide/pages/request-page.js';
import { newCommentForm } from '../forms/comment-form.js';
import { receivedRequest } from '../forms/received-request.js';
import { fieldsWithin } from './form-fields.js';
import type { Receiver, Sent } from './receiver.js';

/** New requests, and what is done with one: answering, solving, rating, its organisation. */
export function requestRoutes(receiver: Receiver): void {
  const { receive, receiveFromSignedIn, forbid, showAgain, responder } = receiver;
  const { store } = responder;
  const requestOf = ({ id }: Sent) => store.requests.find((each) => each.id === id('id'));

  receive('/requests', (sent) => {
    const { context, page, fields } = sent;
    const form = receivedRequest(page, fieldsWithin(fields, 'request'));
    if ('errors' in form) return showAgain(sent, form, newRequestPage);
    const request = store.addRequest(form);
    return page.person === null
      ? responder.redirect(context, page.urls.home, 'helper.notice.request_anonymous')
      : responder.redirect(context, page.urls.request(request.id), 'helper.notice.request');
  });

  receiveFromSignedIn('/requests/:id/comments', (sent, person) => {
    const { context, page, fields } = sent;
    const request = requestOf(sent);
    if (request === undefined) return undefined;
    if (!maySeeRequest(page, request) || request.status === 'closed') return forbid(sent);
    const written = fieldsWithin(fields, 'request_comment');
    const solves = written.mark_as_solved === '1';
    const form = newCommentForm(page, written);
    const wrong = 'errors' in form;
    // A request can be solved without a word.
    if (wrong && !solves) return showAgain(sent, form, (again) => requestPage(again, request));
    if (!wrong) store.addToRequest(request, person, form.body);
    if (solves) store.solve(request);
    const notice = solves ? 'helper.notice.solved' : 'helper.notice.comment';
    return responder.redirect(context, page.urls.request(request.id), notice);
  });

  receiveFromSignedIn('/requests/:id/satisfaction', (sent) => {
    const { context, page, fields } = sent;
    const request = requestOf(sent);
    if (request === undefined) return undefined;
    const { satisfaction } = fields;
    if (!maySeeRequest(page, request) || request.status !== 'solved') return forbid(sent);
    if (satisfaction !== 'good' && satisfaction !== 'bad') {
      return context.text('satisfaction is "good" or "bad".', 400);
    }
    request.satisfaction = satisfaction;
    return responder.redirect(context, page.urls.request(request.id), 'helper.notice.rated');
  });

  receiveFromSignedIn('/requests/:id/organization', (sent, person) => {
    const { context, page, fields } = sent;
    const request = requestOf(sent);
    if (request === undefined) return undefined;
    const { organization = '' } = fieldsWithin(fields, 'request');
    if (!maySeeRequest(page, request) || !person.organizations.includes(organization)) {
      return forbid(sent);
    }
    request.organization = organization;
    return responder.redirect(context, page.urls.request(request.id));
  });
}
