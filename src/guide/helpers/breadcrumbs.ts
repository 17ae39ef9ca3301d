import { escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/element.js';
import type { Crumb, Page } from '../render/page.js';

/** `{{breadcrumbs}}`: the way to the page. From API version 2 on it is a named landmark. */
export function breadcrumbsHelper(page: Page, crumbs: readonly Crumb[]): Helper {
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
    if (page.theme.theme.manifest.api_version === 1) return safeHtml(list);
    return safeHtml(element('nav', { 'aria-label': page.translate('helper.breadcrumbs') }, list));
  };
}
