import type { Helper } from '../curlybars/index.js';
import type { Page } from '../render/page.js';
import { linkTarget } from './link-target.js';

/** `{{page_path 'requests'}}`: the path alone of what `link` links to. */
export function pagePathHelper(page: Page): Helper {
  return ({ args, options }) => linkTarget(page, args[0], options)?.href ?? '';
}
