/**
 * Zendesk's URLs of one language's pages. Every path stays on this origin; those of pages are made from
 * what the pages define.
 */
export interface GuideUrls {
  readonly home: string;
  readonly search: string;
  readonly requests: string;
  readonly newRequest: string;
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
  contributions(tab: string): string;
  profile(id: number | string): string;
  customPage(name: string): string;
  service(id: number | string): string;
  approval(id: number | string): string;
}
