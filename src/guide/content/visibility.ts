import type { Article, Comment, Post, RequestRecord, Section, Topic } from './content-schema.js';
import type { GuideStore } from './guide-store.js';
import type { Person } from './person.js';

/** Who looks at the content: what they may see depends on it. */
export interface Viewer {
  readonly store: GuideStore;
  readonly person: Person | null;
}

/** Whether the viewer may see what is marked as internal: Guide's "staff" user segment. */
export function isStaff({ person }: Pick<Viewer, 'person'>): boolean {
  return person !== null && person.role !== 'end_user';
}

/**
 * The articles that the viewer may see, promoted ones first, in the content's order, each with the
 * comments that the viewer may see.
 */
export function visibleArticles(viewer: Viewer): readonly Article[] {
  const articles = viewer.store.articles
    .filter((article) => !article.internal || isStaff(viewer))
    .map((article) => withVisibleComments(viewer, article));
  return [
    ...articles.filter((article) => article.promoted),
    ...articles.filter((article) => !article.promoted),
  ];
}

export function visibleSections(viewer: Viewer): readonly Section[] {
  return viewer.store.content.sections.filter((section) => !section.internal || isStaff(viewer));
}

export function visibleTopics(viewer: Viewer): readonly Topic[] {
  return viewer.store.content.topics.filter((topic) => !topic.internal || isStaff(viewer));
}

/**
 * The posts that the viewer may see: no posts of internal topics, and pending posts (which wait for
 * approval) only for staff and their author. Each with the comments that the viewer may see.
 */
export function visiblePosts(viewer: Viewer): readonly Post[] {
  const topics = new Set(visibleTopics(viewer).map(({ id }) => id));
  return viewer.store.posts
    .filter((post) => topics.has(post.topic) && isApprovedFor(viewer, post))
    .map((post) => withVisibleComments(viewer, post));
}

/** What waits for approval is shown to staff and to its author only. */
function isApprovedFor(viewer: Viewer, written: Pick<Comment, 'author' | 'pending'>): boolean {
  return !written.pending || isStaff(viewer) || written.author === viewer.person?.email;
}

/** The record itself where the viewer may see all its comments, else a copy without the others. */
function withVisibleComments<Item extends Article | Post>(viewer: Viewer, record: Item): Item {
  const comments = record.comments.filter((comment) => isApprovedFor(viewer, comment));
  return comments.length === record.comments.length ? record : { ...record, comments };
}

/** Whether the viewer may see a request: its requester, the people in copy, and agents. */
export function maySeeRequest(viewer: Viewer, request: RequestRecord): boolean {
  const email = viewer.person?.email;
  if (email === undefined) return false;
  return isStaff(viewer) || request.requester === email || request.collaborators.includes(email);
}
