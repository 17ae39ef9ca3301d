import { type Post, visiblePosts, visibleTopics } from '../../../guide/content/index.js';
import type { Api, ApiRequest } from './api.js';
import type { List } from './list.js';
import { commentRecord, postRecord, topicRecord, usersOf } from './records.js';

/** The community: topics, posts and their comments. */
export function communityRoutes(api: Api): void {
  api.listCommunity('/topics', (request) => ({
    name: 'topics',
    records: visibleTopics(request).map((topic, position) => topicRecord(request, topic, position)),
  }));
  api.getCommunity('/topics/:id', (request) => {
    const record = visibleTopics(request).find(({ id }) => id === request.id);
    return record && { topic: topicRecord(request, record) };
  });
  api.listCommunity('/topics/:id/posts', (request) => {
    const known = visibleTopics(request).some(({ id }) => id === request.id);
    return known ? posts(request, ({ topic }) => topic === request.id) : undefined;
  });

  api.listCommunity('/posts', (request) => posts(request, () => true));
  api.getCommunity('/posts/:id', (request) => {
    const record = visiblePost(request);
    return record && { post: postRecord(request, record) };
  });
  api.listCommunity('/posts/:id/comments', (request) => {
    const post = visiblePost(request);
    if (post === undefined) return undefined;
    const url = request.urls.post(post.id, post.title);
    return {
      name: 'comments',
      records: post.comments.map((comment) =>
        commentRecord(request, comment, { kind: 'Post', id: post.id, url }),
      ),
      include: { users: (records) => usersOf(request, records) },
      sortable: ['created_at', 'updated_at'],
    };
  });
  api.listCommunity('/posts/:id/votes', (request) =>
    visiblePost(request) ? { name: 'votes', records: [] } : undefined,
  );
  api.listCommunity('/users/:id/posts', (request) => {
    const email = request.store.profileById(request.id)?.email;
    return email === undefined ? undefined : posts(request, ({ author }) => author === email);
  });
}

function posts(request: ApiRequest, keeps: (post: Post) => boolean): List {
  const filter = request.context.req.query('filter_by');
  return {
    name: 'posts',
    records: visiblePosts(request)
      .filter(keeps)
      .filter((post) => filter === undefined || filter === 'all' || post.status === filter)
      .map((post) => postRecord(request, post)),
    include: {
      users: (records) => usersOf(request, records),
      topics: (records) => {
        const ids = new Set(records.map((record) => (record as { topic_id: number }).topic_id));
        return visibleTopics(request)
          .filter(({ id }) => ids.has(id))
          .map((topic) => topicRecord(request, topic));
      },
    },
    sortable: ['created_at', 'edited_at', 'updated_at', 'votes', 'comments'],
  };
}

function visiblePost(request: ApiRequest): Post | undefined {
  return visiblePosts(request).find(({ id }) => id === request.id);
}
