import { escapeHtml } from '../curlybars/index.js';
import { type Ballot, createBallot } from './ballot.js';
import type { Article, Content, Localized, Post, RequestRecord } from './content-schema.js';
import { createFollows, type Follows } from './follows.js';
import type { Person } from './person.js';
import { createProfileDirectory, type People, type ProfileDirectory } from './profile-directory.js';

/** What a new request is made of: who writes, and what. */
export type NewRequest = Pick<
  RequestRecord,
  'subject' | 'custom_fields' | 'collaborators' | 'requester'
> &
  Partial<Pick<RequestRecord, 'followup_source' | 'type' | 'priority'>> & {
    readonly body: string;
  };

/** The content as this process has changed it: comments, votes, requests. Gone when it ends. */
export interface GuideStore extends ProfileDirectory, Ballot, Follows {
  readonly content: Content;
  readonly articles: readonly Article[];
  readonly posts: readonly Post[];
  readonly requests: readonly RequestRecord[];
  /** The text in `locale`, else in the Help Center's default locale, else ''. */
  localized(texts: Localized, locale: string): string;
  nextId(): number;
  addComment(
    on: { readonly kind: 'article' | 'post'; readonly id: number },
    author: Person,
    body: string,
    official?: boolean,
  ): void;
  addPost(author: Person, post: Pick<Post, 'title' | 'details' | 'topic' | 'content_tags'>): Post;
  addRequest(request: NewRequest): RequestRecord;
  addToRequest(request: RequestRecord, author: Person, body: string): void;
  solve(request: RequestRecord): void;
}

/** @param content is not changed; the store works on a copy. */
export function createGuideStore(account: People, content: Content): GuideStore {
  const articles = structuredClone(content.articles) as Article[];
  const posts = structuredClone(content.posts) as Post[];
  const requests = structuredClone(content.requests) as RequestRecord[];
  // Far from the ids of contents, so that what is added is never taken for something else.
  let lastId = 900_000_000;
  const nextId = () => ++lastId;
  const written = (author: string, body: string) => ({
    id: nextId(),
    author,
    body: paragraphs(body),
    created_at: zendeskTime(new Date()),
  });

  return {
    ...createProfileDirectory(account, content),
    ...createBallot(),
    ...createFollows(),
    content,
    articles,
    posts,
    requests,
    nextId,
    localized: (texts, locale) => texts[locale] ?? texts[content.helpCenter.default_locale] ?? '',
    addComment: ({ kind, id }, author, body, official = false) => {
      const votes = { upvotes: 0, downvotes: 0 };
      const comment = { ...written(author.email, body), ...votes, official, pending: false };
      const records: readonly (Article | Post)[] = kind === 'article' ? articles : posts;
      records.find((record) => record.id === id)?.comments.push(comment);
    },
    addPost: (author, post) => {
      const added = newPost(nextId(), author.email, post);
      posts.push(added);
      return added;
    },
    addRequest: ({ requester, body, ...request }) => {
      const added: RequestRecord = {
        ...request,
        id: Math.max(0, ...requests.map(({ id }) => id)) + 1,
        requester,
        status: 'new',
        created_at: zendeskTime(new Date()),
        updated_at: zendeskTime(new Date()),
        comments: [{ ...written(requester, body), attachments: [] }],
      };
      requests.push(added);
      return added;
    },
    addToRequest: (request, author, body) => {
      request.comments.push({ ...written(author.email, body), attachments: [] });
      request.updated_at = zendeskTime(new Date());
      // An answer opens what waited for one, and what was thought solved.
      if (request.status === 'pending' || request.status === 'solved') request.status = 'open';
    },
    solve: (request) => {
      request.status = 'solved';
      request.updated_at = zendeskTime(new Date());
    },
  };
}

function newPost(
  id: number,
  author: string,
  post: Pick<Post, 'title' | 'details' | 'topic' | 'content_tags'>,
): Post {
  return {
    ...post,
    id,
    details: paragraphs(post.details),
    author,
    created_at: zendeskTime(new Date()),
    pinned: false,
    featured: false,
    pending: false,
    status: 'none',
    upvotes: 0,
    downvotes: 0,
    comments: [],
  };
}

/** A time as Zendesk writes it: UTC, to the second. */
export function zendeskTime(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** What people write is text: its paragraphs and lines are kept, its markup is shown, not run. */
function paragraphs(text: string): string {
  return text
    .trim()
    .split(/\r?\n\s*\r?\n/)
    .map((part) => `<p>${escapeHtml(part.trim()).replace(/\r?\n/g, '<br>')}</p>`)
    .join('');
}
