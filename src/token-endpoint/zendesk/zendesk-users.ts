import QuickLRU from 'quick-lru';
import * as v from 'valibot';
import type { ZendeskApiAccess } from '../config.js';
import { displayName } from '../identity/display-name.js';
import type { UserRole } from '../identity/identity.js';
import type { Log } from '../log-entry.js';
import { TokenEndpointProblem } from '../problem.js';
import type { HelpCenterClaims } from '../proof/help-center-jwt.js';

const TIMEOUT_MS = 3_000;
const REMEMBER_MS = 5 * 60_000;
const REMEMBERED = 5_000;
/** After a failure nobody waits for the API for a while: tokens are issued without it. */
const PAUSE_MS = 10_000;

/** What Zendesk's API adds to what the Help Center JWT says. */
export interface ZendeskUser {
  readonly name: string | undefined;
  /** `true` only when Zendesk has verified the very address that the Help Center JWT names. */
  readonly emailVerified: true | undefined;
  readonly role: UserRole | undefined;
  readonly suspended: boolean;
}

export interface ZendeskUsers {
  /**
   * Looks a user up, always by id. Writes a missing `external_id` back where that is asked for.
   *
   * @returns `undefined` when the API knows no such user or does not answer in time.
   * @throws {TokenEndpointProblem} `external_id_taken`
   */
  find(claims: HelpCenterClaims): Promise<ZendeskUser | undefined>;
}

export interface ZendeskUsersOptions {
  readonly zendeskUrl: string;
  readonly access: ZendeskApiAccess;
  readonly fetch: typeof globalThis.fetch;
  readonly log: Log;
  /** The clock, in milliseconds. */
  readonly now?: () => number;
}

// `verified` of a user says that *any* of their identities is (a phone number, say), so the
// identities are asked for along with the user ("Side-loading" in Zendesk's API reference).
const Found = v.object({
  user: v.object({
    id: v.number(),
    name: v.nullish(v.string()),
    email: v.nullish(v.string()),
    external_id: v.nullish(v.string()),
    role: v.nullish(v.string()),
    verified: v.nullish(v.boolean()),
    suspended: v.nullish(v.boolean()),
    active: v.nullish(v.boolean()),
  }),
  identities: v.nullish(
    v.array(v.object({ type: v.string(), value: v.unknown(), verified: v.nullish(v.boolean()) })),
  ),
});
type Found = v.InferOutput<typeof Found>;

/** What a look found out; remembered as a whole, so that nothing makes us ask again and again. */
type Outcome =
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'unknown' }
  /** Another user has the external id that this one's would be. */
  | { readonly kind: 'taken' };

/** Asks `/api/v2/users/{id}.json`; answers are remembered for five minutes. */
export function zendeskUsers(options: ZendeskUsersOptions): ZendeskUsers {
  const { access, log, now = Date.now } = options;
  const cache = new QuickLRU<string, { readonly outcome: Outcome; readonly at: number }>({
    maxSize: REMEMBERED,
  });
  const pending = new Map<string, Promise<Outcome>>();
  const api = usersApi(options);
  let pausedUntil = Number.NEGATIVE_INFINITY;

  async function look(claims: HelpCenterClaims): Promise<Outcome> {
    const { userId } = claims;
    const found = await api.get(userId);
    if (!found) return { kind: 'unknown' };
    if (access.backfillExternalId && lacksExternalId(found, claims)) {
      if (!(await backfill(userId))) return { kind: 'taken' };
    }
    return { kind: 'found', found };
  }

  /**
   * A failure costs nobody the token: the next look, in five minutes, tries again.
   *
   * @returns whether the id is, or may become, this user's
   */
  async function backfill(userId: string): Promise<boolean> {
    try {
      return await api.setExternalId(userId);
    } catch (error) {
      complain('back-fill of an external id', error);
      return true;
    }
  }

  function ask(claims: HelpCenterClaims): Promise<Outcome> {
    const { userId } = claims;
    const asked = pending.get(userId) ?? look(claims).finally(() => pending.delete(userId));
    pending.set(userId, asked);
    return asked;
  }

  async function find(claims: HelpCenterClaims): Promise<ZendeskUser | undefined> {
    const known = cache.get(claims.userId);
    if (known && now() - known.at < REMEMBER_MS) return zendeskUser(known.outcome, claims);
    const outcome = now() < pausedUntil ? undefined : await tryToAsk(claims);
    if (outcome) return zendeskUser(outcome, claims);
    // An outage must not let in whom Zendesk had suspended; but nothing is vouched for any more.
    const last = known && zendeskUser(known.outcome, claims);
    return last && { ...last, emailVerified: undefined };
  }

  async function tryToAsk(claims: HelpCenterClaims): Promise<Outcome | undefined> {
    try {
      const outcome = await ask(claims);
      cache.set(claims.userId, { outcome, at: now() });
      return outcome;
    } catch (error) {
      pausedUntil = now() + PAUSE_MS;
      complain('users API', error);
      return undefined;
    }
  }

  function complain(what: string, error: unknown): void {
    log({ event: 'zendesk-api', level: 'error', message: `${what}: ${reason(error)}` });
  }

  return { find };
}

function lacksExternalId({ user }: Found, claims: HelpCenterClaims): boolean {
  return !user.external_id && !claims.externalId && !user.suspended && user.active !== false;
}

function zendeskUser(outcome: Outcome, { email }: HelpCenterClaims): ZendeskUser | undefined {
  if (outcome.kind === 'taken') throw new TokenEndpointProblem('external_id_taken');
  if (outcome.kind === 'unknown') return undefined;
  const { user, identities } = outcome.found;
  const same = (address: unknown) =>
    typeof address === 'string' && address.toLowerCase() === email?.toLowerCase();
  const verified = identities
    ? identities.some(({ type, value, verified }) => type === 'email' && same(value) && verified)
    : user.verified === true && same(user.email);
  return {
    name: displayName(user.name),
    emailVerified: verified ? true : undefined,
    role: ROLES.get(user.role ?? ''),
    suspended: user.suspended === true || user.active === false,
  };
}

const ROLES: ReadonlyMap<string, UserRole> = new Map([
  ['end-user', 'end_user'],
  ['end_user', 'end_user'],
  ['agent', 'agent'],
  ['admin', 'admin'],
]);

function usersApi({ zendeskUrl, access, fetch }: ZendeskUsersOptions) {
  const headers = {
    authorization: `Basic ${base64(`${access.email}/token:${access.token}`)}`,
    accept: 'application/json',
  };

  /** The credentials go to this address and no other: redirects are not followed. */
  async function call(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(new URL(path, zendeskUrl).href, {
      ...init,
      headers: { ...headers, ...init.headers },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  }

  /** One user who is not found is no outage: the others' look-ups go on. */
  async function get(userId: string): Promise<Found | undefined> {
    const response = await call(`/api/v2/users/${userId}.json?include=identities`);
    if (response.status === 404) return undefined;
    if (response.status !== 200) throw new Error(`answered ${response.status}`);
    const found = v.safeParse(Found, await response.json());
    if (!found.success || String(found.output.user.id) !== userId) {
      throw new Error('answered 200 with something else than the user');
    }
    return found.output;
  }

  /**
   * Writes the id that this endpoint has been using for the user all along. Zendesk has no
   * conditional write for users, so it is called right after a look that found none; writing the
   * same value twice changes nothing, so it may be tried again after a failure.
   *
   * @returns `false` when another user has it: a token for it would open that user's conversations
   */
  async function setExternalId(userId: string): Promise<boolean> {
    const response = await call(`/api/v2/users/${userId}.json`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user: { external_id: userId } }),
    });
    if (response.status === 422) return false;
    if (response.status !== 200) throw new Error(`answered ${response.status}`);
    return true;
  }

  return { get, setExternalId };
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'failed';
  return error.name === 'TimeoutError' ? `no answer within ${TIMEOUT_MS} ms` : error.message;
}
