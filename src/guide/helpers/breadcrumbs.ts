import { escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/index.js';
import type { Reader } from '../view/index.js';

export interface Crumb {
  readonly name: string;
  readonly url: string;
}

/**
 * `{{breadcrumbs}}`: the way to the page. From API version 3 on it is a named landmark, and the items
 * have no `title` any more (developer.zendesk.com, Help Center Templates, "breadcrumbs helper").
 */
export function breadcrumbsHelper(
  reader: Pick<Reader, 'apiVersion' | 'translate'>,
  crumbs: readonly Crumb[],
): Helper {
  return ({ options }) => {
    const isLandmark = reader.apiVersion >= 3;
    const items = crumbs.map(({ name, url }) =>
      element(
        'li',
        { title: isLandmark ? null : name },
        element('a', { href: url }, escapeHtml(name)),
      ),
    );
    const { class: className, ...attributes } = options;
    const list = element(
      'ol',
      { class: className ?? 'breadcrumbs', ...attributes },
      items.join(''),
    );
    if (!isLandmark) return safeHtml(list);
    return safeHtml(element('nav', { 'aria-label': reader.translate('helper.breadcrumbs') }, list));
  };
}
