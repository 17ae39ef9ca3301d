import type { Pagination } from '../helpers/index.js';

/**
 * Cuts a list into pages.
 *
 * @param parameter the query parameter that names the page: `page`, or another one where two lists
 *   are on one view. A value that is not the number of a page counts as the first page, one too high as the last.
 */
export function paginate<Item>(
  items: readonly Item[],
  { url, perPage, parameter = 'page' }: { url: URL; perPage: number; parameter?: string },
): { items: Item[]; pagination: Pagination } {
  const last = Math.max(1, Math.ceil(items.length / perPage));
  const asked = Number(url.searchParams.get(parameter) ?? 1);
  const current = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), last) : 1;
  return {
    items: items.slice((current - 1) * perPage, current * perPage),
    pagination: { current, last, urlOf: (number) => withParameter(url, parameter, String(number)) },
  };
}

function withParameter(url: URL, parameter: string, value: string): string {
  const parameters = new URLSearchParams(url.search);
  parameters.set(parameter, value);
  return `${url.pathname}?${parameters}`;
}
