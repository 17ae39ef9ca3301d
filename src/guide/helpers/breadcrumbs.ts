import { escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/index.js';
import type { Reader } from '../view/index.js';

export interface Crumb {
  readonly name: string;
  readonly url: string;
}

/** `{{breadcrumbs}}`: the way to the reader. From API version 2 on it is a named landmark. */
export function breadcrumbsHelper(
  reader: Pick<Reader, 'apiVersion' | 'translate'>,
  crumbs: readonly Crumb[],
): Helper {
  return ({ options }) => {
    const items = crumbs.map(({ name, url }) =>
      element('li', { title: name }, element('a', { href: url }, escapeHtml(name))),
    );
    const { class: className, ...attributes } = options;
    const list = element(
      'ol',
      { class: className ?? 'breadcrumbs', ...attributes },
      items.join(''),
    );
    if (reader.apiVersion === 1) return safeHtml(list);
    return safeHtml(element('nav', { 'aria-label': reader.translate('helper.breadcrumbs') }, list));
  };
}
