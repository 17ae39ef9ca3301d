import type { Account } from '../account.js';
import type { ThemeFor } from '../active-theme.js';
import type { PageEnd } from '../page-end.js';
import type { Content } from './content-schema.js';
import type { TemplateFailure } from './template-failure.js';

export interface GuideOptions {
  readonly account: Account;
  readonly themeFor: ThemeFor;
  readonly content: Content;
  /** HTML for the end of each page's body. */
  readonly pageEnd: PageEnd;
  /** Told of each template that could not be rendered, so that the terminal can say it too. */
  readonly onTemplateError?: (failure: TemplateFailure) => void;
}
