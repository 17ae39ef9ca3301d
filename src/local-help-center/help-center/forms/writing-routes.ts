import { visibleArticles, visiblePosts } from '../../../guide/content/index.js';
import {
  articlePage,
  newPostPage,
  type PageDefinition,
  postPage,
} from '../../../guide/pages/index.js';
import type { AccountPerson } from '../../account/index.js';
import { newCommentForm } from './comment-form.js';
import { fieldsWithin } from './form-fields.js';
import type { FormPosts, SentForm } from './form-posts.js';
import { newPostForm } from './post-form.js';

interface Commented {
  readonly kind: 'article' | 'post';
  readonly id: number;
  /** Names the form's fields: `comment[body]`. */
  readonly parameter: string;
  readonly url: string;
  readonly page: PageDefinition;
}

/** What people write for others: comments, posts, a description of themselves. */
export function writingRoutes(posts: FormPosts): void {
  const { onFromSignedIn, refuse, showAgain, answers } = posts;
  const { store } = answers;

  const comment = (sent: SentForm, person: AccountPerson, on: Commented) => {
    const written = fieldsWithin(sent.fields, on.parameter);
    const form = newCommentForm(sent.view, written);
    if ('errors' in form) return showAgain(sent, form, on.page, on.id);
    const official = person.role !== 'end_user' && written.official === '1';
    store.addComment(on, person, form.body, official);
    return answers.redirect(sent.context, on.url, 'helper.notice.comment');
  };

  onFromSignedIn('/articles/:id/comments', (sent, person) => {
    const { view, id } = sent;
    const record = visibleArticles(view).find((each) => each.id === id('id'));
    if (record === undefined) return undefined;
    if (record.comments_disabled) return refuse(sent, 'forbidden');
    const url = view.urls.article(record.id, store.localized(record.title, view.locale.locale));
    const on = { kind: 'article', id: record.id, parameter: 'comment', url } as const;
    return comment(sent, person, { ...on, page: articlePage });
  });

  onFromSignedIn('/community/posts/:id/comments', (sent, person) => {
    const { view, id } = sent;
    const record = visiblePosts(view).find((each) => each.id === id('id'));
    if (record === undefined) return undefined;
    const url = view.urls.post(record.id, record.title);
    const on = { kind: 'post', id: record.id, parameter: 'community_comment', url } as const;
    return comment(sent, person, { ...on, page: postPage });
  });

  onFromSignedIn('/community/posts', (sent, person) => {
    const { context, view, fields } = sent;
    const form = newPostForm(view, fieldsWithin(fields, 'community_post'));
    if ('errors' in form) return showAgain(sent, form, newPostPage);
    const post = store.addPost(person, form);
    return answers.redirect(context, view.urls.post(post.id, post.title), 'helper.notice.post');
  });

  onFromSignedIn('/profiles/:id', (sent, person) => {
    const { context, view, fields, id } = sent;
    if (id('id') !== person.id) return refuse(sent, 'forbidden');
    store.describe(person, (fields.description ?? '').slice(0, 1000));
    return answers.redirect(context, view.urls.profile(person.id), 'helper.notice.profile');
  });
}
