import {
  type Article,
  type FollowableKind,
  type Post,
  type Viewer,
  type VotableKind,
  visibleArticles,
  visiblePosts,
  visibleSections,
  visibleTopics,
} from '../../../guide/content/index.js';
import { type FormPosts, type SentForm, whereFrom } from './form-posts.js';

/** The toggle buttons: votes, and following. Each leads back to the page it was on. */
export function toggleRoutes({ onFromSignedIn, answers }: FormPosts): void {
  const { store } = answers;

  const vote = (path: string, kind: VotableKind, find: (sent: SentForm) => number | undefined) =>
    onFromSignedIn(path, (sent, person) => {
      const id = find(sent);
      if (id === undefined) return undefined;
      const { value } = sent.fields;
      if (value !== 'up' && value !== 'down') {
        return sent.context.text('value must be "up" or "down".', 400);
      }
      store.vote(kind, id, person, value);
      return answers.redirect(sent.context, whereFrom(sent));
    });

  vote('/articles/:id/vote', 'article', (sent) => article(sent)?.id);
  vote('/articles/:id/comments/:comment/vote', 'article_comment', (sent) =>
    commentOf(article(sent), sent),
  );
  vote('/community/posts/:id/vote', 'post', (sent) => post(sent)?.id);
  vote('/community/posts/:id/comments/:comment/vote', 'post_comment', (sent) =>
    commentOf(post(sent), sent),
  );

  onFromSignedIn('/subscriptions/:kind/:id', (sent, person) => {
    const kind = followable(sent.context.req.param('kind'));
    const id = sent.id('id');
    if (kind === undefined || id === undefined || !exists(sent.view, kind, id)) return undefined;
    store.toggleFollow(person, kind, id);
    return answers.redirect(sent.context, whereFrom(sent));
  });
}

function article({ view, id }: SentForm): Article | undefined {
  return visibleArticles(view).find((each) => each.id === id('id'));
}

function post({ view, id }: SentForm): Post | undefined {
  return visiblePosts(view).find((each) => each.id === id('id'));
}

function commentOf(record: Article | Post | undefined, { id }: SentForm): number | undefined {
  return record?.comments.find((each) => each.id === id('comment'))?.id;
}

const followableKinds: readonly FollowableKind[] = ['article', 'section', 'topic', 'post', 'user'];

function followable(kind: string | undefined): FollowableKind | undefined {
  return followableKinds.find((known) => known === kind);
}

function exists(viewer: Viewer, kind: FollowableKind, id: number): boolean {
  const records = {
    article: () => visibleArticles(viewer),
    section: () => visibleSections(viewer),
    topic: () => visibleTopics(viewer),
    post: () => visiblePosts(viewer),
    user: () => viewer.store.profiles(),
  };
  return records[kind]().some((record) => record.id === id);
}
