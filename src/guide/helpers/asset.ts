import type { Helper } from '../curlybars/index.js';
import type { ActiveTheme } from '../theme/index.js';

/**
 * `{{asset 'logo.svg'}}`: the address of a file in the theme's `assets/`; nothing when there is no
 * such file, so that `{{#if (asset …)}}` can ask. `prefix` and `suffix` go around a name that is
 * only known on the page: `{{asset id prefix='header-' suffix='.png'}}`.
 */
export function assetHelper(theme: Pick<ActiveTheme, 'assetUrl'>): Helper {
  return ({ args, options }) => {
    const parts = [options.prefix, args[0], options.suffix];
    return theme.assetUrl(parts.map((part) => String(part ?? '')).join(''));
  };
}
