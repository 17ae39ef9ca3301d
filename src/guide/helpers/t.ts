import type { Helper } from '../curlybars/index.js';
import type { Page } from '../render/page.js';

/** `{{t 'comments_count' count=2}}`: Guide's words in the page's language. */
export function tHelper(page: Page): Helper {
  return ({ args, options }) => page.translate(String(args[0] ?? ''), options);
}
