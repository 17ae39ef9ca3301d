import type { Helper } from '../../../curlybars/index.js';
import type { Page } from '../page.js';

/** `{{asset 'logo.svg'}}`: the address of a file in the theme's `assets/`. */
export function assetHelper(page: Page): Helper {
  return ({ args }) => page.theme.assetUrl(String(args[0] ?? ''));
}
