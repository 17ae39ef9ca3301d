import type { Locale, Viewer } from '../content/index.js';
import type { ActiveTheme, Manifest } from '../theme/index.js';
import type { Translate } from '../words/index.js';

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

/** A viewer who reads a page in one language: what objects and most helpers need. */
export interface Reader extends Viewer {
  readonly locale: Locale;
  readonly urls: GuideUrls;
  readonly translate: Translate;
  /** The address of the page. */
  readonly url: URL;
  /** The version of the theme's templating API: some helpers print something else in version 1. */
  readonly apiVersion: Manifest['api_version'];
}

/** What was sent with a form and refused: shown again, next to its errors. */
export interface RejectedForm {
  readonly values: Readonly<Record<string, string>>;
  /** By field; the sentence that `{{error}}` prints. */
  readonly errors: Readonly<Record<string, string>>;
}

/** A reader, the theme and the rest of what one request brings: what pages need. */
export interface View extends Reader {
  readonly theme: ActiveTheme;
  readonly now: Date;
  readonly rejected: RejectedForm | null;
  /** The ids of articles that this browser has opened, newest first. */
  readonly recentlyViewed: readonly number[];
}
