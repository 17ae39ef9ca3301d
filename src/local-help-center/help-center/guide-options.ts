import type { GuideStore } from '../../guide/content/index.js';
import type { TemplateFailure } from '../../guide/render/index.js';
import type { Account } from '../account/index.js';
import type { PageEnd } from '../server/index.js';
import type { ThemeFor } from '../theming/index.js';

export interface GuideOptions {
  readonly account: Account;
  readonly themeFor: ThemeFor;
  /** The content, and what visitors write while this process runs. */
  readonly store: GuideStore;
  /** HTML for the end of each page's body. */
  readonly pageEnd: PageEnd;
  /** Called for each template that could not be rendered, so that the terminal can show it too. */
  readonly onTemplateError?: (failure: TemplateFailure) => void;
}
