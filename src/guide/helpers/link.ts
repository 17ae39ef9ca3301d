import { blockHtml, escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/element.js';
import type { Page } from '../render/page.js';
import { linkTarget, TARGET_OPTIONS } from './link-target.js';

/**
 * `{{link 'requests' class='…'}}` and `{{#link 'requests'}}…{{/link}}`: an anchor to one of Guide's
 * own pages. Options other than those of the target become attributes. Nothing where the Help
 * Center has no such page, as Guide prints nothing for what is switched off.
 */
export function linkHelper(page: Page): Helper {
  return ({ args, options, block }) => {
    const target = linkTarget(page, args[0], options);
    if (target === null) return '';
    const attributes = Object.fromEntries(
      Object.entries(options).filter(([name]) => !TARGET_OPTIONS.includes(name)),
    );
    return safeHtml(
      element(
        'a',
        { ...attributes, ...target.attributes, href: target.href },
        blockHtml(block) || escapeHtml(target.text),
      ),
    );
  };
}
