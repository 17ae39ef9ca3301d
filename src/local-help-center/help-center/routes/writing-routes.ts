import type { Article, Post } from '../../../guide/content/content-schema.js';
import { visibleArticles } from '../../../guide/content/visible-articles.js';
import { visiblePosts } from '../../../guide/content/visible-posts.js';
import { articlePage } from '../../../guide/pages/article-page.js';
import { newPostPage } from '../../../guide/pages/new-post-page.js';
import { postPage } from '../../../guide/pages/post-page.js';
import type { Page, PageContent } from '../../../guide/render/page.js';
import { newCommentForm } from '../forms/comment-form.js';
import { newPostForm } from '../forms/post-form.js';
import { fieldsWithin } from './form-fields.js';
import type { Receiver, Sent, SignedIn } from './receiver.js';

interface Commented {
  readonly record: Article | Post;
  /** Names the form's fields: `comment[body]`. */
  readonly parameter: string;
  readonly url: string;
  show(page: Page): PageContent;
}

/** What people write for others: comments, posts, a description of themselves. */
export function writingRoutes(receiver: Receiver): void {
  const { receiveFromSignedIn, forbid, showAgain, responder } = receiver;
  const { store } = responder;

  const comment = (sent: Sent, person: SignedIn, on: Commented) => {
    const written = fieldsWithin(sent.fields, on.parameter);
    const form = newCommentForm(sent.page, written);
    if ('errors' in form) return showAgain(sent, form, on.show);
    const official = person.role !== 'end_user' && written.official === '1';
    store.addComment(on.record, person, form.body, official);
    return responder.redirect(sent.context, on.url, 'helper.notice.comment');
  };

  receiveFromSignedIn('/articles/:id/comments', (sent, person) => {
    const { page, id } = sent;
    const record = visibleArticles(page).find((each) => each.id === id('id'));
    if (record === undefined) return undefined;
    if (record.comments_disabled) return forbid(sent);
    const url = page.urls.article(record.id, store.localized(record.title, page.locale.locale));
    const show = (again: Page) => articlePage(again, record);
    return comment(sent, person, { record, parameter: 'comment', url, show });
  });

  receiveFromSignedIn('/community/posts/:id/comments', (sent, person) => {
    const { page, id } = sent;
    const record = visiblePosts(page).find((each) => each.id === id('id'));
    if (record === undefined) return undefined;
    const url = page.urls.post(record.id, record.title);
    const show = (again: Page) => postPage(again, record);
    return comment(sent, person, { record, parameter: 'community_comment', url, show });
  });

  receiveFromSignedIn('/community/posts', (sent, person) => {
    const { context, page, fields } = sent;
    const form = newPostForm(page, fieldsWithin(fields, 'community_post'));
    if ('errors' in form) return showAgain(sent, form, newPostPage);
    const post = store.addPost(person, form);
    return responder.redirect(context, page.urls.post(post.id, post.title), 'helper.notice.post');
  });

  receiveFromSignedIn('/profiles/:id', (sent, person) => {
    const { context, page, fields, id } = sent;
    if (id('id') !== person.id) return forbid(sent);
    store.describe(person, (fields.description ?? '').slice(0, 1000));
    return responder.redirect(context, page.urls.profile(person.id), 'helper.notice.profile');
  });
}
