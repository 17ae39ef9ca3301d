import * as v from 'valibot';
import { askServer, jsonOf, reasonOf, type ServerAnswer, Unusable } from '../ask-server.js';
import type { CookieProof } from '../config.js';
import { brokenRule, Identity } from '../identity/index.js';
import { type Log, onceAMinute } from '../log-entry.js';
import { TokenEndpointProblem } from '../problem.js';
import { parseStrictJson } from '../request/index.js';

const TIMEOUT_MS = 5_000;
const MAX_BYTES = 64 * 1024;
/** More questions than this at once are not asked: the site's back end is not ours to overload. */
const MAX_AT_ONCE = 200;

/** What of a request the site's back end may see, and nothing else. */
const FORWARDED = ['cookie', 'authorization'] as const;

const NOBODY = new Set([401, 403, 404]);

/**
 * Asks the site whose session a request belongs to.
 *
 * @returns `null` when it is nobody's
 * @throws {TokenEndpointProblem} `session_unavailable`
 */
export type SessionQuestion = (request: Request) => Promise<Identity | null>;

type SessionSource = Pick<CookieProof, 'fetch' | 'waitUntil'> & { readonly sessionUrl: string };

/**
 * Sends the `Cookie` and `Authorization` of each request to `sessionUrl`. Requests with the same
 * credentials that come at the same time share one question; nothing is remembered beyond that, so
 * a sign-out counts at once.
 */
export function sessionQuestion(source: SessionSource, log: Log): SessionQuestion {
  const complain = onceAMinute(log, () => Date.now());
  const pending = new Map<string, Promise<Identity | null>>();

  return async ({ headers }) => {
    const credentials = FORWARDED.map((name) => headers.get(name));
    if (credentials.every((value) => value === null)) return null;
    const key = JSON.stringify(credentials);
    try {
      return await (pending.get(key) ?? ask(key, headers));
    } catch (error) {
      const message = `SESSION_URL: ${reasonOf(error)}`;
      complain({ event: 'session', level: 'error', message });
      throw new TokenEndpointProblem('session_unavailable', { 'retry-after': '5' });
    }
  };

  function ask(key: string, headers: Headers): Promise<Identity | null> {
    if (pending.size >= MAX_AT_ONCE) throw new Unusable(`${MAX_AT_ONCE} questions are waiting`);
    const asked = askSession(source, headers).finally(() => pending.delete(key));
    pending.set(key, asked);
    source.waitUntil?.(asked.catch(() => undefined));
    return asked;
  }
}

/** @throws {Unusable} when the answer is neither an identity nor nobody */
export async function askSession(
  { sessionUrl, fetch = globalThis.fetch }: SessionSource,
  headers: Headers,
): Promise<Identity | null> {
  const forwarded = FORWARDED.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const answer = await askServer({
    fetch,
    url: sessionUrl,
    headers: Object.fromEntries(forwarded),
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
  });
  if (NOBODY.has(answer.status)) return null;
  if (answer.status !== 200) throw new Unusable(`answered ${answer.status}`);
  return identityOf(answer);
}

/** What the site answers, in the words of the messaging JWT. */
const Answer = v.looseObject({}, 'it must be an object');

function identityOf(answer: ServerAnswer): Identity {
  jsonOf(answer);
  let json: unknown;
  try {
    json = parseStrictJson(answer.text ?? '');
  } catch {
    throw new Unusable('answered 200 with a key twice, or with more than eight levels');
  }
  const object = v.safeParse(Answer, json);
  if (!object.success || Array.isArray(json)) throw new Unusable('answered 200 with no object');
  const { external_id: externalId, name, email, email_verified, role } = object.output;
  const identity = v.safeParse(Identity, {
    externalId,
    name,
    email,
    emailVerified: email_verified,
    role,
  });
  if (identity.success) return identity.output;
  throw new Unusable(`answered 200, but ${inItsWords(brokenRule(identity.issues))}`);
}

function inItsWords(rule: string): string {
  return rule.replace('externalId', 'external_id').replace('emailVerified', 'email_verified');
}
