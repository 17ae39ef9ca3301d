import type { Account, Person } from '../../local-help-center/people/account.js';
import type { ActiveTheme } from '../theme/active-theme.js';
import type { Locale } from '../content/content-schema.js';
import type { GuideStore } from '../content/guide-store.js';
import type { GuideUrls } from '../content/guide-urls.js';
import type { Translate } from '../words/translator.js';

/** What was sent with a form and did not pass: shown again, beside its errors. */
export interface RejectedForm {
  readonly values: Readonly<Record<string, string>>;
  /** By field; the sentence that `{{error}}` prints. */
  readonly errors: Readonly<Record<string, string>>;
}

/** One request for one page of the Help Center, and all that rendering it needs. */
export interface Page {
  readonly account: Account;
  readonly store: GuideStore;
  readonly theme: ActiveTheme;
  readonly request: Request;
  readonly url: URL;
  readonly locale: Locale;
  readonly urls: GuideUrls;
  readonly person: Person | null;
  readonly translate: Translate;
  readonly now: Date;
  readonly rejected: RejectedForm | null;
  /** A sentence shown at the top once, after a form was sent. */
  readonly notice: string | null;
  /** Articles that this browser has opened, newest first. */
  readonly recentlyViewed: readonly number[];
}

export interface Crumb {
  readonly name: string;
  readonly url: string;
}

/** Where one stands in a list that is longer than a page. */
export interface Pagination {
  readonly page: number;
  readonly pages: number;
  urlOf(page: number): string;
}

/** What a form helper needs: where it is sent, and what is in it. */
export interface FormTarget {
  readonly action: string;
  readonly fields: Readonly<Record<string, FormField>>;
  /** Names the fields in the request, as Guide does: `community_post[title]`. */
  readonly parameter: string;
  readonly method?: 'get' | 'post';
  /** Guide prints no form at all for those who may not send it; true when left out. */
  readonly available?: boolean;
}

export interface FormField {
  readonly label: string;
  readonly value: string;
  readonly required: boolean;
  /** A field that only some may fill in is not printed for others; true when left out. */
  readonly available?: boolean;
  readonly options?: readonly { readonly value: string; readonly name: string }[];
}

/** What a page's builder says: which template, with which context, and what its helpers print. */
export interface PageContent {
  readonly template: string;
  /** Other templates to take when the theme has them, as an article's own template. */
  readonly preferredTemplate?: string;
  readonly title: string;
  readonly description?: string;
  readonly status?: 200 | 401 | 403 | 404 | 422 | 500;
  readonly canonical?: string;
  readonly context: Readonly<Record<string, unknown>>;
  readonly breadcrumbs?: readonly Crumb[];
  readonly pagination?: Pagination;
  /** `{{pagination 'section.articles'}}` */
  readonly paginations?: Readonly<Record<string, Pagination>>;
  readonly forms?: Readonly<Record<string, FormTarget>>;
  /** The search of the page when it is scoped. */
  readonly searchScope?: Readonly<Record<string, string>>;
  readonly articleId?: number;
}
