import { couldNotTell, error, ok, type Verdict } from '../finding.js';
import { type Came, type Evidence, firstUnclear } from './evidence.js';
import type { Answer } from './send-question.js';

/**
 * Whether the answers are a token endpoint's: a token to anybody, or a refusal of some request. An
 * address with a mistake in it answers in other ways, and then nothing else is worth looking at.
 */
export function likenessOf({ unproved, proved }: Evidence): Verdict {
  const givesTokens =
    proved.kind === 'accepted' || unproved.some(({ came }) => came.kind === 'token');
  if (givesTokens) return ok('it gives tokens');
  const posted = unproved.filter(({ method }) => method === 'POST').map(({ came }) => came);
  const refusal = posted.find(isRefusal);
  if (refusal?.kind === 'no-token') return ok(`it refuses, with status ${refusal.answer.status}`);
  const unclear = firstUnclear(unproved);
  if (unclear) return couldNotTell(unclear);

  const others = unproved.filter(({ method }) => method !== 'POST').map(({ came }) => came);
  const refusedGet = others.find(isRefusal);
  if (refusedGet?.kind === 'no-token') {
    const status = `status ${refusedGet.answer.status}`;
    return error(`${describe(posted)} to POST, and ${status} to GET: does it answer GET only?`);
  }
  return error(`${describe([...posted, ...others])} to everything`);
}

/** Whether the answer refuses a request, and does not only say that there is nothing to ask. */
function isRefusal(came: Came): boolean {
  if (came.kind !== 'no-token') return false;
  const { status } = came.answer;
  return status >= 400 && status <= 499 && status !== 404 && status !== 405;
}

/** `status 404`, `a web page (HTML)`, `status 200 without a token`. */
function describe(came: readonly Came[]): string {
  const answers = came.flatMap((one) => (one.kind === 'no-token' ? [one.answer] : []));
  if (answers.length === 0) return 'no answer';
  if (answers.every(isHtml)) return `a web page (HTML, ${statuses(answers)})`;
  if (answers.every(({ status }) => status >= 200 && status <= 299)) {
    return `${statuses(answers)} without a token`;
  }
  return statuses(answers);
}

function statuses(answers: readonly Answer[]): string {
  return `status ${[...new Set(answers.map(({ status }) => status))].sort().join(' or ')}`;
}

export const isHtml = ({ headers, text }: Answer): boolean =>
  /^text\/html\b/i.test(headers.get('content-type') ?? '') || /^\s*<(!doctype|html)\b/i.test(text);
