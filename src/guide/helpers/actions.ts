import { isStaff } from '../content/visible-articles.js';
import type { Helper } from '../curlybars/index.js';
import { blockHtml, escapeHtml, safeHtml } from '../curlybars/index.js';
import { element } from '../html/element.js';
import type { Page } from '../render/page.js';

/**
 * `{{actions}}`: what one may do with a comment or a post. Guide shows it to those who may do
 * something only: agents here. The block form says what is in the button.
 */
export function actionsHelper(page: Page, { url }: { readonly url: string }): Helper {
  return ({ options, block }) => {
    if (!isStaff(page)) return '';
    const { class: className, ...attributes } = options;
    const label = page.translate('actions');
    const summary = element(
      'summary',
      { ...attributes, class: 'actions-toggle', 'aria-label': label, title: label },
      blockHtml(block) || escapeHtml(label),
    );
    const menu = element(
      'span',
      { class: 'dropdown-menu dropdown-menu-end actions-menu' },
      element('a', { href: url }, escapeHtml(page.translate('view_comment'))),
    );
    return safeHtml(
      element(
        'details',
        { class: className ?? 'actions', 'data-helper': 'actions' },
        summary + menu,
      ),
    );
  };
}
