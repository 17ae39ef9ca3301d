import { escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/index.js';
import type { Reader } from '../view/index.js';

/** Which part of a list is shown where it is longer than a page. */
export interface Pagination {
  /** From 1. */
  readonly current: number;
  readonly last: number;
  urlOf(number: number): string;
}

/** The lists of a page that go on over several pages. */
export interface PaginatedLists {
  readonly pagination?: Pagination;
  /** `{{pagination 'section.articles'}}` */
  readonly paginations?: Readonly<Record<string, Pagination>>;
}

/**
 * `{{pagination}}`, and `{{pagination 'section.articles'}}` where a page has two lists. Prints
 * nothing when one page is enough.
 */
export function paginationHelper(reader: Pick<Reader, 'translate'>, lists: PaginatedLists): Helper {
  return ({ args }) => {
    const pagination =
      args[0] === undefined ? lists.pagination : lists.paginations?.[String(args[0])];
    if (!pagination || pagination.last < 2) return '';
    return safeHtml(
      element(
        'nav',
        { class: 'pagination', 'aria-label': reader.translate('helper.pagination') },
        element('ul', {}, links(reader, pagination).join('')),
      ),
    );
  };
}

function links(reader: Pick<Reader, 'translate'>, pagination: Pagination): string[] {
  const link = (position: 'first' | 'previous' | 'next' | 'last', number: number, sign: string) => {
    const name = position === 'previous' ? 'prev' : position;
    const text = escapeHtml(reader.translate(`helper.${position}`));
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
  const { current, last } = pagination;
  return [
    ...(current > 1 ? [link('first', 1, '«'), link('previous', current - 1, '‹')] : []),
    ...(current < last ? [link('next', current + 1, '›'), link('last', last, '»')] : []),
  ];
}
