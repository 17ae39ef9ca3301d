import * as v from 'valibot';
import type { CookieProof, HelpCenterJwtProof, Proof } from '../config.js';
import { displayName } from '../identity/display-name.js';
import { EmailAddress } from '../identity/email-address.js';
import { ExternalId } from '../identity/external-id.js';
import type { UserRole, Visitor } from '../identity/identity.js';
import type { Log } from '../log-entry.js';
import { TokenEndpointProblem } from '../problem.js';
import type { RequestBody } from '../request/request-body.js';
import { type ZendeskUsers, zendeskUsers } from '../zendesk/zendesk-users.js';
import { helpCenterJwtVerifier } from './help-center-jwt.js';
import { helpCenterKeys } from './help-center-keys.js';

/**
 * Finds out who is asking.
 *
 * @throws {TokenEndpointProblem} when nobody proved to be anybody, or not somebody who may.
 */
export type Prover = (request: Request, body: RequestBody) => Promise<Visitor>;

/** The prover of a proof. */
export function proverOf(proof: Proof, log: Log): Prover {
  switch (proof.proof) {
    case 'help-center-jwt':
      return helpCenterJwtProver(proof, log);
    case 'cookie':
      return cookieProver(proof);
    case 'none':
      return believe;
  }
}

function helpCenterJwtProver(proof: HelpCenterJwtProof, log: Log): Prover {
  const { zendeskUrl, zendeskApi, roles, fetch = globalThis.fetch } = proof;
  const verify = helpCenterJwtVerifier(helpCenterKeys({ zendeskUrl, fetch, log }));
  const users: ZendeskUsers | undefined =
    zendeskApi && zendeskUsers({ zendeskUrl, fetch, log, access: zendeskApi });

  return async (request, body) => {
    const claims = await verify(tokenOf(request, body), Date.now());
    const user = users && (await users.find(claims));
    const { userId, externalId, email } = claims;
    if (user?.suspended) throw new TokenEndpointProblem('user_suspended');
    if (user) refuseRole(roles, user.role);
    return {
      externalId: externalId ?? userId,
      name: user?.name ?? displayName(body.user_name),
      email: email ?? undefined,
      emailVerified: user?.emailVerified,
      role: user?.role,
    };
  };
}

function tokenOf(request: Request, body: RequestBody): string {
  const header = request.headers.get('authorization');
  const bearer = header === null ? undefined : /^Bearer +(\S+)$/i.exec(header)?.[1];
  const token = body.help_center_jwt ?? undefined;
  if (token !== undefined && bearer !== undefined && token !== bearer) {
    throw new TokenEndpointProblem('proof_ambiguous');
  }
  const given = token ?? bearer;
  if (given === undefined || given === '') throw new TokenEndpointProblem('proof_missing');
  return given;
}

const Identified = v.nullable(
  v.object({
    externalId: ExternalId,
    name: v.nullish(v.string()),
    email: v.nullish(EmailAddress),
    emailVerified: v.nullish(v.boolean()),
    role: v.nullish(v.picklist(['end_user', 'agent', 'admin'])),
  }),
);

function cookieProver({ identify, roles }: CookieProof): Prover {
  return async (request) => {
    refuseForgery(request);
    const { url, headers } = request;
    const user = v.parse(Identified, await identify(new Request(url, { method: 'POST', headers })));
    if (user === null) throw new TokenEndpointProblem('not_signed_in');
    refuseRole(roles, user.role ?? undefined);
    return {
      externalId: user.externalId,
      name: displayName(user.name),
      email: user.email ?? undefined,
      emailVerified: user.emailVerified ?? undefined,
      role: user.role ?? undefined,
    };
  };
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

function refuseRole(roles: readonly UserRole[] | undefined, role: UserRole | undefined): void {
  if (roles && (role === undefined || !roles.includes(role))) {
    throw new TokenEndpointProblem('role_not_allowed');
  }
}

const Claimed = v.object({
  external_id: ExternalId,
  user_email: v.nullish(EmailAddress),
  user_name: v.nullish(v.string()),
});

/**
 * Proof `none`: who somebody says to be. The origin, though anybody but a browser can make one up,
 * at least keeps other sites' pages away.
 */
async function believe(request: Request, body: RequestBody): Promise<Visitor> {
  if (!request.headers.has('origin')) throw new TokenEndpointProblem('origin_missing');
  const claimed = v.safeParse(Claimed, body);
  if (!claimed.success) {
    // Only which field and which rule: the schemas' messages hold nothing of the value.
    const [issue] = claimed.issues;
    const field = issue.path?.[0]?.key ?? 'external_id';
    const rule = body[field as keyof RequestBody] === undefined ? 'it is missing' : issue.message;
    throw new TokenEndpointProblem('identity_invalid', {}, `${field}: ${rule}.`);
  }
  const { external_id: externalId, user_email: email, user_name: name } = claimed.output;
  return { externalId, name: displayName(name), email: email ?? undefined };
}
