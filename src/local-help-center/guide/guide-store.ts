import { escapeHtml } from '../../curlybars/index.js';
import type { Account, Person } from '../account.js';
import type {
  Article,
  Badge,
  Comment,
  Content,
  Localized,
  Post,
  RequestRecord,
} from './content-schema.js';
import type { NewRequest } from './forms/request-form.js';

/** What can be voted on; its records have ids of their own. */
export type VotableKind = 'article' | 'article_comment' | 'post' | 'post_comment';
export type FollowableKind = 'article' | 'section' | 'topic' | 'post' | 'user';

/** Anybody whom a page shows: people of the account and of the content alike. */
export interface Profile {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly agent: boolean;
  readonly avatarUrl: string;
  readonly description: string;
  readonly memberSince: string | null;
  readonly privateProfile: boolean;
  readonly badges: readonly Badge[];
}

export interface VoteTally {
  readonly up: number;
  readonly down: number;
  /** How the asking person voted. */
  readonly own: 'up' | 'down' | null;
}

interface Votable {
  readonly id: number;
  readonly upvotes: number;
  readonly downvotes: number;
}

/** The content as this process has changed it: comments, votes, requests. Gone when it ends. */
export interface GuideStore {
  readonly content: Content;
  readonly articles: readonly Article[];
  readonly posts: readonly Post[];
  readonly requests: readonly RequestRecord[];
  /** The text in `locale`, else in the Help Center's default locale, else ''. */
  localized(texts: Localized, locale: string): string;
  profileByEmail(email: string): Profile;
  profileById(id: number): Profile | undefined;
  profileOf(person: Person): Profile;
  profiles(): readonly Profile[];
  tally(kind: VotableKind, record: Votable, person: Person | null): VoteTally;
  /** Voting the same way again takes the vote back, as in Guide. */
  vote(kind: VotableKind, id: number, person: Person, direction: 'up' | 'down'): void;
  follows(person: Person | null, kind: FollowableKind, id: number): boolean;
  toggleFollow(person: Person, kind: FollowableKind, id: number): void;
  following(person: Person): readonly { readonly kind: FollowableKind; readonly id: number }[];
  followerCount(kind: FollowableKind, id: number): number;
  nextId(): number;
  addComment(record: Article | Post, author: Person, body: string, official?: boolean): Comment;
  addPost(author: Person, post: Pick<Post, 'title' | 'details' | 'topic' | 'content_tags'>): Post;
  addRequest(request: NewRequest): RequestRecord;
  addToRequest(request: RequestRecord, author: Person, body: string): void;
  solve(request: RequestRecord): void;
  describe(person: Person, description: string): void;
}

/**
 * @param content is not changed; the store works on a copy.
 * @param now the time of what is added.
 */
export function createGuideStore(
  account: Account,
  content: Content,
  now: () => Date = () => new Date(),
): GuideStore {
  const articles = structuredClone(content.articles) as Article[];
  const posts = structuredClone(content.posts) as Post[];
  const requests = structuredClone(content.requests) as RequestRecord[];
  const votes = new Map<string, Map<number, 'up' | 'down'>>();
  const follows = new Map<number, Set<string>>();
  const descriptions = new Map<number, string>();
  let lastId = 900_000_000;
  const nextId = () => ++lastId;
  const time = () =>
    now()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z');

  const profileOf = (person: Person): Profile => ({
    id: person.id,
    name: person.name,
    email: person.email,
    agent: person.role !== 'end_user',
    avatarUrl: person.avatarUrl ?? avatarUrl(person.id),
    description: descriptions.get(person.id) ?? '',
    memberSince: null,
    privateProfile: false,
    badges: [],
  });
  const contentProfiles = new Map<string, Profile>(
    content.people.map((person) => [
      person.email,
      {
        id: person.id,
        name: person.name,
        email: person.email,
        agent: person.role !== 'end_user',
        avatarUrl: avatarUrl(person.id),
        description: person.description,
        memberSince: person.member_since,
        privateProfile: person.private_profile,
        badges: person.badges,
      },
    ]),
  );

  const profiles = () => {
    const people = account.people().map((person) => withContent(profileOf(person)));
    const known = new Set(people.map(({ email }) => email));
    return [...people, ...[...contentProfiles.values()].filter(({ email }) => !known.has(email))];
  };
  /** What the content says of somebody of the account: badges, since when, a description. */
  const withContent = (profile: Profile): Profile => {
    const told = contentProfiles.get(profile.email);
    return told === undefined
      ? profile
      : {
          ...told,
          id: profile.id,
          name: profile.name,
          agent: profile.agent,
          avatarUrl: profile.avatarUrl,
          description: profile.description || told.description,
        };
  };

  const store: GuideStore = {
    content,
    articles,
    posts,
    requests,
    localized: (texts, locale) => texts[locale] ?? texts[content.helpCenter.default_locale] ?? '',
    profileByEmail: (email) => {
      const person = account.people().find((candidate) => candidate.email === email);
      if (person !== undefined) return withContent(profileOf(person));
      return contentProfiles.get(email) ?? strangerProfile(email);
    },
    profileById: (id) => profiles().find((profile) => profile.id === id),
    profileOf: (person) => withContent(profileOf(person)),
    profiles,
    tally: (kind, record, person) => {
      const cast = votes.get(`${kind}:${record.id}`);
      const directions = [...(cast?.values() ?? [])];
      return {
        up: record.upvotes + directions.filter((direction) => direction === 'up').length,
        down: record.downvotes + directions.filter((direction) => direction === 'down').length,
        own: (person && cast?.get(person.id)) ?? null,
      };
    },
    vote: (kind, id, person, direction) => {
      const key = `${kind}:${id}`;
      const cast = votes.get(key) ?? new Map<number, 'up' | 'down'>();
      votes.set(key, cast);
      if (cast.get(person.id) === direction) cast.delete(person.id);
      else cast.set(person.id, direction);
    },
    follows: (person, kind, id) =>
      person !== null && follows.get(person.id)?.has(`${kind}:${id}`) === true,
    toggleFollow: (person, kind, id) => {
      const followed = follows.get(person.id) ?? new Set<string>();
      follows.set(person.id, followed);
      const key = `${kind}:${id}`;
      if (!followed.delete(key)) followed.add(key);
    },
    following: (person) =>
      [...(follows.get(person.id) ?? [])].map((key) => {
        const [kind, id] = key.split(':');
        return { kind: kind as FollowableKind, id: Number(id) };
      }),
    followerCount: (kind, id) =>
      [...follows.values()].filter((followed) => followed.has(`${kind}:${id}`)).length,
    nextId,
    addComment: (record, author, body, official = false) => {
      const comment: Comment = {
        id: nextId(),
        author: author.email,
        body: paragraphs(body),
        created_at: time(),
        upvotes: 0,
        downvotes: 0,
        official,
        pending: false,
      };
      record.comments.push(comment);
      return comment;
    },
    addPost: (author, post) => {
      const added: Post = {
        ...post,
        id: nextId(),
        details: paragraphs(post.details),
        author: author.email,
        created_at: time(),
        pinned: false,
        featured: false,
        pending: false,
        status: 'none',
        upvotes: 0,
        downvotes: 0,
        comments: [],
      };
      posts.push(added);
      return added;
    },
    addRequest: ({ requester, body, ...request }) => {
      const added: RequestRecord = {
        ...request,
        id: Math.max(0, ...requests.map(({ id }) => id)) + 1,
        requester,
        status: 'new',
        created_at: time(),
        updated_at: time(),
        comments: [
          {
            id: nextId(),
            author: requester,
            body: paragraphs(body),
            created_at: time(),
            attachments: [],
          },
        ],
      };
      requests.push(added);
      return added;
    },
    addToRequest: (request, author, body) => {
      request.comments.push({
        id: nextId(),
        author: author.email,
        body: paragraphs(body),
        created_at: time(),
        attachments: [],
      });
      request.updated_at = time();
      if (request.status === 'pending' || request.status === 'solved') request.status = 'open';
    },
    solve: (request) => {
      request.status = 'solved';
      request.updated_at = time();
    },
    describe: (person, description) => {
      descriptions.set(person.id, description);
    },
  };
  return store;
}

/** A picture made on the spot, since the local Help Center must work without a network. */
export function avatarUrl(id: number): string {
  return `/hc/avatars/${id}.svg`;
}

function strangerProfile(email: string): Profile {
  return {
    id: 0,
    name: email.replace(/@.*/, ''),
    email,
    agent: false,
    avatarUrl: avatarUrl(0),
    description: '',
    memberSince: null,
    privateProfile: false,
    badges: [],
  };
}

/** What people write is text: its paragraphs and lines are kept, its markup is shown, not run. */
function paragraphs(text: string): string {
  return text
    .trim()
    .split(/\r?\n\s*\r?\n/)
    .map((part) => `<p>${escapeHtml(part.trim()).replace(/\r?\n/g, '<br>')}</p>`)
    .join('');
}
