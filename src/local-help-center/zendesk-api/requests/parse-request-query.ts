import type { RequestRecord } from '../../../guide/content/index.js';

/** What a search of requests asks for, in Zendesk's search syntax. */
export interface RequestQuery {
  /** What has no operator; '' for everything. */
  readonly words: string;
  readonly orderBy: 'created_at' | 'updated_at';
  readonly descending: boolean;
  allows(request: RequestRecord): boolean;
}

const CLAUSE = /\b([a-z_0-9]{1,40})(<=|>=|:|<|>)("[^"]*"|\S*)/gi;

/**
 * Reads `bike status:open created_at>=2026-01-01 order_by:created_at sort:asc`. Statuses are
 * alternatives, all other conditions must be true; unknown properties exclude nothing.
 *
 * Source: support.zendesk.com, "Zendesk Support search reference".
 */
export function parseRequestQuery(query: string): RequestQuery {
  const clauses = [...query.matchAll(CLAUSE)].map(([, name = '', operator = ':', value = '']) => ({
    name: name.toLowerCase(),
    operator,
    value: value.replaceAll('"', ''),
  }));
  const last = (name: string) => clauses.findLast((clause) => clause.name === name)?.value;
  const statuses = clauses.filter(({ name }) => name === 'status').map(({ value }) => value);
  const times = clauses.filter(({ name }) => isTime(name));
  return {
    words: query.replace(CLAUSE, ' ').replaceAll('*', ' ').trim(),
    orderBy: last('order_by') === 'created_at' ? 'created_at' : 'updated_at',
    descending: last('sort') !== 'asc',
    allows: (request) =>
      (statuses.length === 0 || statuses.includes(request.status)) &&
      times.every(({ name, operator, value }) =>
        holds(name === 'created_at' ? request.created_at : request.updated_at, operator, value),
      ),
  };
}

function isTime(name: string): boolean {
  return name === 'created_at' || name === 'updated_at';
}

/** A day is compared with a day, a time with a time. */
function holds(time: string, operator: string, wanted: string): boolean {
  const order = time.slice(0, wanted.length).localeCompare(wanted);
  switch (operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    default:
      return order === 0;
  }
}
