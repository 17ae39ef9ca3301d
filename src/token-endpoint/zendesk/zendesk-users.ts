import QuickLRU from 'quick-lru';
import * as v from 'valibot';
import { askServer, jsonOf, reasonOf, type ServerAnswer, Unusable } from '../ask-server.js';
import type { ZendeskApiAccess } from '../config.js';
import { displayName, type Role } from '../identity/index.js';
import { type Log, onceAMinute } from '../log-entry.js';
import { TokenEndpointProblem } from '../problem.js';
import { type Credential, credentialOf, Refused } from './credential.js';

const TIMEOUT_MS = 3_000;
const MAX_BYTES = 1024 * 1024;
const REMEMBER_MS = 5 * 60_000;
const REMEMBERED = 5_000;
/**
 * How long the last look-up of somebody decides while Zendesk does not answer: no longer than the
 * tokens live by default that were issued because of it.
 */
const KEEP_MS = 60 * 60_000;
/** After a failure nobody waits for the API for a while. */
const PAUSE_MS = 10_000;
/** The same when Zendesk refuses the credential, or reports that we ask too often. */
const LONG_PAUSE_MS = 60_000;

const UNKNOWN =
  'users API: answered 404 to a user whom a Help Center JWT names: check ZENDESK_SUBDOMAIN';

/** What Zendesk's API adds to the claims of the Help Center JWT. */
export interface ZendeskUser {
  readonly name: string | undefined;
  /** `true` only when Zendesk has verified the very address that the Help Center JWT names. */
  readonly emailVerified: true | undefined;
  readonly role: Role | undefined;
  readonly suspended: boolean;
}

export type UserLookUp =
  | { readonly kind: 'found'; readonly user: ZendeskUser }
  | { readonly kind: 'unknown' }
  /** Zendesk does not answer, or not to us. */
  | { readonly kind: 'unavailable' };

/** Who is looked up: the claims of the Help Center JWT. */
export interface UserClaims {
  readonly userId: string;
  readonly externalId?: string | null | undefined;
  readonly email?: string | null | undefined;
}

export interface ZendeskUsers {
  /**
   * Looks a user up, always by id. Writes a missing `external_id` back where that is asked for.
   *
   * @throws {TokenEndpointProblem} `external_id_taken`
   */
  find(claims: UserClaims): Promise<UserLookUp>;
}

export interface ZendeskUsersOptions {
  /** The account's own address. */
  readonly zendeskUrl: string;
  readonly access: ZendeskApiAccess;
  readonly fetch: typeof globalThis.fetch;
  readonly log: Log;
  /** The clock, in milliseconds. */
  readonly now?: (() => number) | undefined;
  readonly waitUntil?: ((work: Promise<unknown>) => void) | undefined;
}

// `verified` of a user means that *any* of their identities is (a phone number, say), so the
// identities are asked for along with the user ("Side-loading" in Zendesk's API reference).
const Identities = v.array(
  v.object({
    type: v.string(),
    value: v.unknown(),
    primary: v.nullish(v.boolean()),
    verified: v.nullish(v.boolean()),
    verification_method: v.nullish(v.string()),
  }),
);
type Identities = v.InferOutput<typeof Identities>;

const UserAnswer = v.object({
  user: v.object({
    id: v.number(),
    name: v.nullish(v.string()),
    email: v.nullish(v.string()),
    external_id: v.nullish(v.string()),
    role: v.nullish(v.string()),
    verified: v.nullish(v.boolean()),
    // Only what is exactly `false` means that the user is not suspended.
    suspended: v.optional(v.unknown()),
    active: v.nullish(v.boolean()),
  }),
  identities: v.nullish(Identities),
});
type UserAnswer = v.InferOutput<typeof UserAnswer>;

/** What a look-up found out; remembered as a whole, so that nothing makes us ask again and again. */
type StoredLookUp =
  | { readonly kind: 'found'; readonly found: UserAnswer }
  | { readonly kind: 'unknown' }
  /** Another user has the external id that would be this one's. */
  | { readonly kind: 'taken' };

/** Asks `/api/v2/users/{id}.json`; answers are remembered for five minutes. */
export function zendeskUsers(options: ZendeskUsersOptions): ZendeskUsers {
  const { access, now = () => Date.now(), waitUntil } = options;
  const log = onceAMinute(options.log, now);
  const credential = credentialOf({ ...options, url: options.zendeskUrl, now });
  const api = usersApi(options, credential);
  const cache = new QuickLRU<string, { readonly outcome: StoredLookUp; readonly at: number }>({
    maxSize: REMEMBERED,
  });
  const pending = new Map<string, Promise<StoredLookUp>>();
  let pausedUntil = Number.NEGATIVE_INFINITY;

  async function lookUp(claims: UserClaims): Promise<StoredLookUp> {
    const { userId } = claims;
    const found = await api.get(userId);
    if (!found) {
      log({ event: 'zendesk-api', level: 'warn', message: UNKNOWN });
      return { kind: 'unknown' };
    }
    if (access.backfillExternalId && lacksExternalId(found, claims)) {
      if (!(await backfill(userId))) return { kind: 'taken' };
    }
    return { kind: 'found', found };
  }

  /**
   * A failure costs nobody the token: the next look-up, in five minutes, tries again.
   *
   * @returns whether the id is, or may become, this user's
   */
  async function backfill(userId: string): Promise<boolean> {
    try {
      return await api.setExternalId(userId);
    } catch (error) {
      complain('BACKFILL_EXTERNAL_ID', error);
      return true;
    }
  }

  function ask(claims: UserClaims): Promise<StoredLookUp> {
    const { userId } = claims;
    const known = pending.get(userId);
    if (known) return known;
    const asked = lookUp(claims).finally(() => pending.delete(userId));
    pending.set(userId, asked);
    waitUntil?.(asked.catch(() => undefined));
    return asked;
  }

  async function find(claims: UserClaims): Promise<UserLookUp> {
    const known = cache.get(claims.userId);
    const age = known ? now() - known.at : Number.POSITIVE_INFINITY;
    if (known && age < REMEMBER_MS) return resultOf(known.outcome, claims);
    const outcome = now() < pausedUntil ? undefined : await tryToAsk(claims);
    if (outcome) return resultOf(outcome, claims);
    return known ? remembered(resultOf(known.outcome, claims), age) : { kind: 'unavailable' };
  }

  async function tryToAsk(claims: UserClaims): Promise<StoredLookUp | undefined> {
    try {
      const outcome = await ask(claims);
      cache.set(claims.userId, { outcome, at: now() });
      return outcome;
    } catch (error) {
      pausedUntil = now() + (error instanceof Refused ? LONG_PAUSE_MS : PAUSE_MS);
      complain(error instanceof Refused ? credential.variables : 'users API', error);
      return undefined;
    }
  }

  function complain(what: string, error: unknown): void {
    const verb = error instanceof Refused ? 'Zendesk ' : '';
    log({ event: 'zendesk-api', level: 'error', message: `${what}: ${verb}${reasonOf(error)}` });
  }

  return { find };
}

/**
 * An outage must not let in somebody whom Zendesk had suspended. Otherwise an old answer counts for
 * an hour, and no longer vouches for an address.
 */
function remembered(last: UserLookUp, age: number): UserLookUp {
  if (last.kind !== 'found') return { kind: 'unavailable' };
  if (age > KEEP_MS && !last.user.suspended) return { kind: 'unavailable' };
  return { kind: 'found', user: { ...last.user, emailVerified: undefined } };
}

function lacksExternalId({ user }: UserAnswer, claims: UserClaims): boolean {
  return !user.external_id && !claims.externalId && !isSuspended(user);
}

function isSuspended({ suspended, active }: UserAnswer['user']): boolean {
  return suspended !== false || active === false;
}

function resultOf(outcome: StoredLookUp, { email }: UserClaims): UserLookUp {
  if (outcome.kind === 'taken') throw new TokenEndpointProblem('external_id_taken');
  if (outcome.kind === 'unknown') return { kind: 'unknown' };
  const { user, identities } = outcome.found;
  const same = (address: unknown) =>
    typeof address === 'string' && address.toLowerCase() === email?.toLowerCase();
  const verified = identities
    ? identities.some((one) => same(one.value) && isVerifiedAddress(one))
    : user.verified === true && same(user.email);
  return {
    kind: 'found',
    user: {
      name: displayName(user.name),
      emailVerified: verified ? true : undefined,
      role: ROLES.get(user.role ?? ''),
      suspended: isSuspended(user),
    },
  };
}

/**
 * Whether Zendesk knows that the address is this person's, and uses it first. `full` is its own mail
 * flow, `sso` a single sign-on assertion. The others prove nothing: `embed` came from a token such
 * as ours, `low` is an agent's click or an import (developer.zendesk.com, "User Identities").
 */
function isVerifiedAddress({
  type,
  primary,
  verified,
  verification_method: method,
}: Identities[number]): boolean {
  if (type !== 'email' || primary !== true) return false;
  return method == null ? verified === true : method === 'full' || method === 'sso';
}

const ROLES: ReadonlyMap<string, Role> = new Map([
  ['end-user', 'end_user'],
  ['end_user', 'end_user'],
  ['agent', 'agent'],
  ['admin', 'admin'],
]);

interface UsersCall {
  readonly method?: 'GET' | 'PUT';
  readonly body?: string;
}

/** The two calls of Zendesk's users API that the endpoint makes. */
function usersApi({ zendeskUrl, fetch }: ZendeskUsersOptions, credential: Credential) {
  /** @throws {Refused} when Zendesk does not accept the credential */
  async function call(path: string, call: UsersCall = {}): Promise<ServerAnswer> {
    const authorization = await credential.authorization();
    let answer = await callWith(authorization, path, call);
    if (answer.status === 401 && credential.expire(authorization)) {
      const renewed = await credential.authorization();
      answer = await callWith(renewed, path, call);
      if (answer.status === 401) credential.expire(renewed);
    }
    if (answer.status === 401) throw new Refused('refuses the credential (401)');
    if (answer.status === 403) {
      throw new Refused(
        'does not let the credential read or write users (403): it needs the scope read (with ' +
          'BACKFILL_EXTERNAL_ID also users:write), and its user must be an agent or admin',
      );
    }
    return answer;
  }

  function callWith(authorization: string, path: string, call: UsersCall): Promise<ServerAnswer> {
    return askServer({
      ...call,
      fetch,
      url: new URL(path, zendeskUrl).href,
      headers: { authorization, ...(call.body !== undefined && JSON_TYPE) },
      timeoutMs: TIMEOUT_MS,
      maxBytes: MAX_BYTES,
    });
  }

  /** One user who is not found is not an outage: the others' look-ups go on. */
  async function get(userId: string): Promise<UserAnswer | undefined> {
    const answer = await call(`/api/v2/users/${userId}.json?include=identities`);
    if (answer.status === 404) return undefined;
    if (answer.status !== 200) throw new Unusable(`answered ${answer.status}`);
    const found = v.safeParse(UserAnswer, jsonOf(answer));
    if (!found.success || String(found.output.user.id) !== userId) {
      throw new Unusable('answered 200 with something else than the user');
    }
    return found.output;
  }

  /**
   * Writes the id that this endpoint has been using for the user all along. Zendesk has no
   * conditional write for users, so it is called right after a look-up that found none; writing the
   * same value twice changes nothing, so it may be tried again after a failure.
   *
   * @returns `false` when another user has it: a token for it would open that user's conversations
   */
  async function setExternalId(userId: string): Promise<boolean> {
    const body = JSON.stringify({ user: { external_id: userId } });
    const answer = await call(`/api/v2/users/${userId}.json`, { method: 'PUT', body });
    if (answer.status === 422 && objectsToExternalId(answer)) return false;
    if (answer.status !== 200) throw new Unusable(`answered ${answer.status}`);
    return true;
  }

  return { get, setExternalId };
}

const JSON_TYPE = { 'content-type': 'application/json' } as const;

const Objection = v.object({ details: v.object({ external_id: v.unknown() }) });

/** Whether a 422 is about the external id, and not about something else that the user lacks. */
function objectsToExternalId(answer: ServerAnswer): boolean {
  const objection = v.safeParse(Objection, jsonOf(answer));
  return objection.success && objection.output.details.external_id != null;
}
