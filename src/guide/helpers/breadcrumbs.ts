import { escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/index.js';
import type { View } from '../view/index.js';

export interface Crumb {
  readonly name: string;
  readonly url: string;
}

/** `{{breadcrumbs}}`: the way to the view. From API version 2 on it is a named landmark. */
export function breadcrumbsHelper(
  view: Pick<View, 'theme' | 'translate'>,
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
    if (view.theme.theme.manifest.api_version === 1) return safeHtml(list);
    return safeHtml(element('nav', { 'aria-label': view.translate('helper.breadcrumbs') }, list));
  };
}
