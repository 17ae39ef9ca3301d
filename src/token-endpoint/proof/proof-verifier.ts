import * as v from 'valibot';
import type {
  CookieProof,
  HelpCenterJwtProof,
  IdTokenProof,
  TokenEndpointConfig,
} from '../config.js';
import {
  brokenRule,
  displayName,
  Identity,
  type IdentityInput,
  LenientExternalId,
  OptionalEmail,
  OptionalName,
  type Role,
} from '../identity/index.js';
import type { Log } from '../log-entry.js';
import { TokenEndpointProblem } from '../problem.js';
import type { RequestBody } from '../request/index.js';
import { type UserLookUp, type ZendeskUser, zendeskUsers } from '../zendesk/index.js';
import { helpCenterJwtVerifier } from './help-center-jwt.js';
import { idTokenVerifier } from './id-token.js';
import { helpCenterKeysUrl, loadHelpCenterKeys } from './key-list.js';
import { remoteKeys } from './remote-keys.js';
import { sessionQuestion } from './session.js';

/**
 * Finds out who a request proves to be.
 *
 * @throws {TokenEndpointProblem} when it proves nobody, or somebody who gets no token
 */
export type ProofVerifier = (request: Request, body: RequestBody) => Promise<Identity>;

/** Verifies the proof that a configuration chooses. */
export function proofVerifier(config: TokenEndpointConfig, log: Log): ProofVerifier {
  switch (config.proof) {
    case 'help-center-jwt':
      return byHelpCenterJwt(config, log);
    case 'cookie':
      return byCookie(config, log);
    case 'id-token':
      return byIdToken(config, log);
    case 'none':
      return byItsOwnWord;
  }
}

function byHelpCenterJwt(config: HelpCenterJwtProof, log: Log): ProofVerifier {
  const { zendeskUrl, zendeskApi, roles, trustEmail, waitUntil } = config;
  const { fetch = globalThis.fetch } = config;
  const url = helpCenterKeysUrl(zendeskUrl);
  const load = () => loadHelpCenterKeys({ fetch, url });
  const verify = helpCenterJwtVerifier(
    remoteKeys({ load, place: new URL(url).pathname, log, waitUntil }),
  );
  const users =
    zendeskApi &&
    zendeskUsers({
      zendeskUrl: zendeskApi.url ?? zendeskUrl,
      fetch,
      log,
      access: zendeskApi,
      waitUntil,
    });

  return async (request, body) => {
    const claims = await verify(helpCenterJwtOf(request, body), Date.now());
    const user = users && lookedUp(await users.find(claims), roles !== undefined);
    if (user?.suspended) throw new TokenEndpointProblem('user_suspended');
    refuseRole(roles, user?.role);
    const { userId, externalId, email } = claims;
    return {
      externalId: externalId ?? userId,
      name: user?.name ?? displayName(body.user_name),
      email: email ?? undefined,
      emailVerified: trustEmail || user?.emailVerified,
      role: user?.role,
    };
  };
}

/** Where roles decide, nobody gets a token whose role could not be looked up. */
function lookedUp(lookUp: UserLookUp, rolesDecide: boolean): ZendeskUser | undefined {
  if (lookUp.kind === 'found') return lookUp.user;
  if (!rolesDecide) return undefined;
  if (lookUp.kind === 'unknown') throw new TokenEndpointProblem('user_unknown');
  throw new TokenEndpointProblem('users_unavailable', { 'retry-after': '10' });
}

function helpCenterJwtOf(request: Request, body: RequestBody): string {
  const token = body.help_center_jwt ?? undefined;
  const bearer = bearerOf(request);
  if (token !== undefined && bearer !== undefined && token !== bearer) {
    throw new TokenEndpointProblem('proof_ambiguous');
  }
  const given = token ?? bearer;
  if (given === undefined || given === '') throw new TokenEndpointProblem('proof_missing');
  return given;
}

function bearerOf({ headers }: Request): string | undefined {
  const header = headers.get('authorization');
  return header === null ? undefined : /^Bearer +(\S+)$/i.exec(header)?.[1];
}

function byCookie(config: CookieProof, log: Log): ProofVerifier {
  const { identify, sessionUrl, roles, trustEmail } = config;
  const sessionOf =
    sessionUrl === undefined
      ? identifier(identify ?? nobody, log)
      : sessionQuestion({ ...config, sessionUrl }, log);

  return async (request) => {
    refuseForgery(request);
    const identity = await sessionOf(request);
    if (identity === null) throw new TokenEndpointProblem('not_signed_in');
    refuseRole(roles, identity.role);
    return vouched(identity, trustEmail);
  };
}

const nobody = () => null;

type Identify = NonNullable<CookieProof['identify']>;

/** The site's own function, whose answers are checked: types do not protect JavaScript. */
function identifier(identify: Identify, log: Log): (request: Request) => Promise<Identity | null> {
  return async ({ url, headers }) => {
    const answer = await answerOf(identify, new Request(url, { method: 'POST', headers }), log);
    if (answer === null) return null;
    const identity = v.safeParse(Identity, answer);
    if (identity.success) return identity.output;
    const rule =
      answer === undefined ? 'it must be an object or null' : brokenRule(identity.issues);
    log({
      event: 'identify',
      level: 'error',
      message: `identify returned an unusable identity: ${rule}`,
    });
    throw new TokenEndpointProblem('misconfigured');
  };
}

async function answerOf(
  identify: Identify,
  request: Request,
  log: Log,
): Promise<IdentityInput | null> {
  try {
    return await identify(request);
  } catch (cause) {
    const kind = cause instanceof Error ? cause.name : typeof cause;
    const message = `identify threw ${kind}; a log function of yours receives it as cause`;
    log({ event: 'identify', level: 'error', message, cause });
    throw new TokenEndpointProblem('internal_error');
  }
}

/**
 * A browser adds cookies to what any page sends, so the page's origin must be known. A native app
 * has no origin; it may pass with a Bearer token of its own, which no browser adds by itself.
 */
function refuseForgery({ headers }: Request): void {
  if (headers.has('origin')) return;
  const bearer = /^Bearer /i.test(headers.get('authorization') ?? '');
  if (headers.has('cookie') || !bearer) throw new TokenEndpointProblem('origin_missing');
}

function byIdToken(config: IdTokenProof, log: Log): ProofVerifier {
  const verify = idTokenVerifier(config, log);

  return async (request) => {
    const { exp, iat, nbf, ...identity } = await verify(idTokenOf(request, config), Date.now());
    return vouched(identity, config.trustEmail);
  };
}

/**
 * The token that the request names itself, or else the one in its cookie. A browser sends cookies
 * for any page, so with a cookie the page's origin must be known.
 */
function idTokenOf(request: Request, { cookie }: IdTokenProof): string {
  const bearer = bearerOf(request);
  if (bearer !== undefined) return bearer;
  const tokens = cookie === undefined ? [] : cookiesOf(request, cookie);
  const [token] = tokens;
  if (token === undefined || token === '') throw new TokenEndpointProblem('proof_missing');
  // A sibling domain can add a second cookie of the same name; which one is ours is not to be seen.
  if (tokens.some((other) => other !== token)) throw new TokenEndpointProblem('proof_ambiguous');
  if (!request.headers.has('origin')) throw new TokenEndpointProblem('origin_missing');
  return token;
}

/** The values of a cookie of that name (RFC 6265, 4.2.1). */
function cookiesOf({ headers }: Request, name: string): string[] {
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return pairs
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => unquoted(pair.slice(name.length + 1)));
}

function unquoted(value: string): string {
  return value.length > 1 && value.startsWith('"') && value.endsWith('"')
    ? value.slice(1, -1)
    : value;
}

/** The operator's setting counts only where no other source decides: an explicit `false` is kept. */
function vouched(identity: Identity, trustEmail: boolean | undefined): Identity {
  return { ...identity, emailVerified: identity.emailVerified ?? trustEmail };
}

const Claimed = v.object({
  external_id: LenientExternalId,
  user_email: OptionalEmail,
  user_name: OptionalName,
});

/**
 * Proof `none`: the request's own word. Its origin, though anything but a browser can make one up,
 * at least keeps other sites' pages away.
 */
async function byItsOwnWord(request: Request, body: RequestBody): Promise<Identity> {
  if (!request.headers.has('origin')) throw new TokenEndpointProblem('origin_missing');
  const { external_id, user_email = body.email, user_name = body.name } = body;
  const claimed = v.safeParse(Claimed, { external_id, user_email, user_name });
  if (!claimed.success) {
    const detail = `${brokenRule(claimed.issues)}.`;
    throw new TokenEndpointProblem('identity_invalid', {}, detail);
  }
  const { external_id: externalId, user_email: email, user_name: name } = claimed.output;
  return { externalId, name, email };
}

/**
 * Lets only these roles pass; all of them without a list. Somebody without a role has none of them.
 *
 * @throws {TokenEndpointProblem} `role_not_allowed`
 */
function refuseRole(roles: readonly Role[] | undefined, role: Role | undefined): void {
  if (roles && (role === undefined || !roles.includes(role))) {
    throw new TokenEndpointProblem('role_not_allowed');
  }
}
