import { escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/element.js';
import type { Page, PageContent, Pagination } from '../render/page.js';

/**
 * `{{pagination}}`, and `{{pagination 'section.articles'}}` where a page has two lists. Nothing when
 * one page holds them all.
 */
export function paginationHelper(
  page: Page,
  content: Pick<PageContent, 'pagination' | 'paginations'>,
): Helper {
  return ({ args }) => {
    const pagination =
      args[0] === undefined ? content.pagination : content.paginations?.[String(args[0])];
    if (!pagination || pagination.pages < 2) return '';
    return safeHtml(
      element(
        'nav',
        { class: 'pagination', 'aria-label': page.translate('helper.pagination') },
        element('ul', {}, links(page, pagination).join('')),
      ),
    );
  };
}

function links(page: Page, pagination: Pagination): string[] {
  const link = (position: 'first' | 'previous' | 'next' | 'last', number: number, sign: string) => {
    const name = position === 'previous' ? 'prev' : position;
    const text = escapeHtml(page.translate(`helper.${position}`));
    const label = element('span', { class: `pagination-${name}-text` }, text);
    const arrow = element('span', { 'aria-hidden': 'true' }, sign);
    return element(
      'li',
      { class: `pagination-${name}` },
      element(
        'a',
        { class: `pagination-${name}-link`, href: pagination.urlOf(number), rel: name },
        position === 'first' || position === 'previous' ? arrow + label : label + arrow,
      ),
    );
  };
  const { page: current, pages } = pagination;
  return [
    ...(current > 1 ? [link('first', 1, '«'), link('previous', current - 1, '‹')] : []),
    ...(current < pages ? [link('next', current + 1, '›'), link('last', pages, '»')] : []),
  ];
}
