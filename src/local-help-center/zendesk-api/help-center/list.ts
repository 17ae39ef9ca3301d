import type { HonoRequest } from 'hono';

/** Records by the name of their list, as they are before they are cut into pages. */
export interface List {
  /** `articles` */
  readonly name: string;
  readonly records: readonly object[];
  /** What `include=` adds, by name: the records that these records name. */
  readonly include?: Readonly<Record<string, (records: readonly object[]) => readonly object[]>>;
  /** What `sort_by` can be; a list without it keeps its order. */
  readonly sortable?: readonly string[];
}

const PER_PAGE = 30;
const MAX_PER_PAGE = 100;

/**
 * A page of a list, with offsets (`page`, `per_page`) or with a cursor (`page[size]`, `page[after]`,
 * `page[before]`), at most 100 records.
 *
 * Source: developer.zendesk.com, API basics, "Paginating through lists".
 */
export function printList(req: HonoRequest, list: List): object {
  const { name, records } = sorted(req, list);
  const query = req.query();
  const cursor = Object.keys(query).some((key) => key.startsWith('page['));
  const { shown, place } = cursor ? cursorPage(req, records) : offsetPage(req, records);
  return { [name]: shown, ...included(query.include, list, shown), ...place };
}

function included(asked: string | undefined, { include = {} }: List, shown: readonly object[]) {
  const names = (asked ?? '').split(',').filter((each) => Object.hasOwn(include, each));
  return Object.fromEntries(names.map((name) => [name, include[name]?.(shown) ?? []]));
}

function sorted(req: HonoRequest, list: List): List {
  const { sort_by: by = '', sort_order: order } = req.query();
  if (!list.sortable?.includes(by)) return list;
  const value = (record: object) => (record as Readonly<Record<string, unknown>>)[by];
  const sign = order === 'desc' ? -1 : 1;
  const records = [...list.records].sort((left, right) => {
    const [one, other] = [value(left), value(right)];
    return typeof one === 'number' && typeof other === 'number'
      ? sign * (one - other)
      : sign * String(one).localeCompare(String(other));
  });
  return { ...list, records };
}

function offsetPage(req: HonoRequest, records: readonly object[]) {
  const perPage = wholeNumber(req.query('per_page'), PER_PAGE, MAX_PER_PAGE);
  const page = wholeNumber(req.query('page'), 1, Number.MAX_SAFE_INTEGER);
  const pages = Math.ceil(records.length / perPage);
  const urlOf = (number: number) =>
    addressWith(req.url, { page: String(number), per_page: String(perPage) });
  return {
    shown: records.slice((page - 1) * perPage, page * perPage),
    place: {
      count: records.length,
      page,
      page_count: pages,
      per_page: perPage,
      next_page: page < pages ? urlOf(page + 1) : null,
      previous_page: page > 1 ? urlOf(page - 1) : null,
    },
  };
}

function cursorPage(req: HonoRequest, records: readonly object[]) {
  const size = wholeNumber(req.query('page[size]'), PER_PAGE, MAX_PER_PAGE);
  const after = offsetOf(req.query('page[after]'));
  const before = offsetOf(req.query('page[before]'));
  const start = before === null ? (after ?? 0) : Math.max(0, before - size);
  const end = Math.min(start + size, before ?? records.length, records.length);
  const link = (parameters: Readonly<Record<string, string>>) =>
    addressWith(req.url, { 'page[size]': String(size), ...parameters });
  const hasMore = end < records.length;
  return {
    shown: records.slice(start, end),
    place: {
      meta: {
        has_more: hasMore,
        after_cursor: end > start ? cursorOf(end) : null,
        before_cursor: end > start ? cursorOf(start) : null,
      },
      links: {
        first: link({}),
        next: hasMore ? link({ 'page[after]': cursorOf(end) }) : null,
        prev: start > 0 ? link({ 'page[before]': cursorOf(start) }) : null,
      },
    },
  };
}

function addressWith(url: string, parameters: Readonly<Record<string, string>>): string {
  const address = new URL(url);
  for (const name of ['page[after]', 'page[before]']) address.searchParams.delete(name);
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  return address.href;
}

/** A cursor is opaque to those who use it; here it is the place in the list. */
function cursorOf(offset: number): string {
  return Buffer.from(`offset:${offset}`).toString('base64url');
}

function offsetOf(cursor: string | undefined): number | null {
  const digits = /^offset:(\d{1,9})$/.exec(
    Buffer.from((cursor ?? '').slice(0, 100), 'base64url').toString(),
  );
  return digits ? Number(digits[1]) : null;
}

function wholeNumber(text: string | undefined, otherwise: number, max: number): number {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? Math.min(number, max) : otherwise;
}
