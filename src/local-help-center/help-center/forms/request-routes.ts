import { maySeeRequest } from '../../../guide/content/index.js';
import { newRequestPage, requestPage } from '../../../guide/pages/index.js';
import { newCommentForm } from './comment-form.js';
import { fieldsWithin } from './form-fields.js';
import type { FormPosts, SentForm } from './form-posts.js';
import { receivedRequest } from './received-request.js';

/** New requests, and what is done with one: answering, solving, rating, its organisation. */
export function requestRoutes(posts: FormPosts): void {
  const { on, onFromSignedIn, refuse, showAgain, answers } = posts;
  const { store } = answers;
  const requestOf = ({ id }: SentForm) => store.requests.find((each) => each.id === id('id'));

  on('/requests', (sent) => {
    const { context, view, fields } = sent;
    const form = receivedRequest(view, fieldsWithin(fields, 'request'));
    if ('errors' in form) return showAgain(sent, form, newRequestPage);
    const request = store.addRequest(form);
    return view.person === null
      ? answers.redirect(context, view.urls.home, 'helper.notice.request_anonymous')
      : answers.redirect(context, view.urls.request(request.id), 'helper.notice.request');
  });

  onFromSignedIn('/requests/:id/comments', (sent, person) => {
    const { context, view, fields } = sent;
    const request = requestOf(sent);
    if (request === undefined) return undefined;
    if (!maySeeRequest(view, request) || request.status === 'closed')
      return refuse(sent, 'forbidden');
    const written = fieldsWithin(fields, 'request_comment');
    const solves = written.mark_as_solved === '1';
    const form = newCommentForm(view, written);
    const wrong = 'errors' in form;
    // A request can be solved without a word.
    if (wrong && !solves) return showAgain(sent, form, requestPage, request.id);
    if (!wrong) store.addToRequest(request, person, form.body);
    if (solves) store.solve(request);
    const notice = solves ? 'helper.notice.solved' : 'helper.notice.comment';
    return answers.redirect(context, view.urls.request(request.id), notice);
  });

  onFromSignedIn('/requests/:id/satisfaction', (sent) => {
    const { context, view, fields } = sent;
    const request = requestOf(sent);
    if (request === undefined) return undefined;
    const { satisfaction } = fields;
    if (!maySeeRequest(view, request) || request.status !== 'solved')
      return refuse(sent, 'forbidden');
    if (satisfaction !== 'good' && satisfaction !== 'bad') {
      return context.text('satisfaction must be "good" or "bad".', 400);
    }
    request.satisfaction = satisfaction;
    return answers.redirect(context, view.urls.request(request.id), 'helper.notice.rated');
  });

  onFromSignedIn('/requests/:id/organization', (sent, person) => {
    const { context, view, fields } = sent;
    const request = requestOf(sent);
    if (request === undefined) return undefined;
    const { organization = '' } = fieldsWithin(fields, 'request');
    if (!maySeeRequest(view, request) || !person.organizations.includes(organization)) {
      return refuse(sent, 'forbidden');
    }
    request.organization = organization;
    return answers.redirect(context, view.urls.request(request.id));
  });
}
