/** Zendesk's URLs of one language's pages. Every path stays on this origin. */
export interface GuideUrls {
  readonly home: string;
  readonly search: string;
  readonly requests: string;
  readonly newRequest: string;
  readonly contributions: string;
  readonly subscriptions: string;
  readonly community: string;
  readonly posts: string;
  readonly newPost: string;
  readonly services: string;
  readonly approvals: string;
  readonly applications: string;
  readonly signIn: string;
  readonly signOut: string;
  category(id: number, name?: string): string;
  section(id: number, name?: string): string;
  article(id: number, title?: string): string;
  topic(id: number, name?: string): string;
  post(id: number, title?: string): string;
  request(id: number | string): string;
  profile(id: number | string): string;
  customPage(name: string): string;
  service(id: number | string): string;
  approval(id: number | string): string;
}

/** @param locale as in `/hc/LOCALE`. */
export function guideUrls(locale: string): GuideUrls {
  const home = `/hc/${locale}`;
  return {
    home,
    search: `${home}/search`,
    requests: `${home}/requests`,
    newRequest: `${home}/requests/new`,
    contributions: `${home}/contributions/posts`,
    subscriptions: `${home}/subscriptions`,
    community: `${home}/community/topics`,
    posts: `${home}/community/posts`,
    newPost: `${home}/community/posts/new`,
    services: `${home}/services`,
    approvals: `${home}/approval_requests`,
    applications: `${home}/applications`,
    signIn: `/hc/${locale}/signin`,
    signOut: '/access/logout',
    category: (id, name) => `${home}/categories/${withSlug(id, name)}`,
    section: (id, name) => `${home}/sections/${withSlug(id, name)}`,
    article: (id, title) => `${home}/articles/${withSlug(id, title)}`,
    topic: (id, name) => `${home}/community/topics/${withSlug(id, name)}`,
    post: (id, title) => `${home}/community/posts/${withSlug(id, title)}`,
    request: (id) => `${home}/requests/${encodeURIComponent(id)}`,
    profile: (id) => `${home}/profiles/${encodeURIComponent(id)}`,
    customPage: (name) => `${home}/p/${encodeURIComponent(name)}`,
    service: (id) => `${home}/services/${encodeURIComponent(id)}`,
    approval: (id) => `${home}/approval_requests/${encodeURIComponent(id)}`,
  };
}

function withSlug(id: number, title: string | undefined): string {
  const slug = (title ?? '')
    .replace(/[^\p{Letter}\p{Mark}\p{Number}]+/gu, '-')
    // There are no two dashes next to each other any more.
    .replace(/^-|-$/g, '');
  return slug === '' ? String(id) : `${id}-${encodeURIComponent(slug)}`;
}
