import type { Locale, Viewer } from '../content/index.js';
import type { ActiveTheme, Manifest } from '../theme/index.js';
import type { Translate } from '../words/index.js';
import type { GuideUrls } from './guide-urls.js';

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
