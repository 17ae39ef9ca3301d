import { type Helper, safeHtml } from '../curlybars/index.js';
import type { Page } from '../render/page.js';

/**
 * `{{dc 'name'}}`: dynamic content of the account, in the page's language. The local Help Center has
 * none, so it prints the text of the identifier, which theme settings often hold as it is.
 * Dynamic content may hold HTML; what is printed here may not.
 */
export function dcHelper(_page: Page): Helper {
  return ({ args }) => {
    const identifier = String(args[0] ?? '');
    const placeholder = /^\{\{\s*dc\.([\w-]+)\s*\}\}$/.exec(identifier);
    return identifier === '' ? safeHtml('') : (placeholder?.[1] ?? identifier);
  };
}
