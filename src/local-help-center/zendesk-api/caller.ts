import type { Context, MiddlewareHandler } from 'hono';
import { type Account, type AccountPerson, isSecret } from '../account/index.js';
import {
  invalidToken,
  missingScopes,
  notAnAgent,
  themingError,
  unauthenticated,
} from './errors.js';

/** Who calls one of Zendesk's APIs, and what proves it. */
export type Caller =
  | { readonly by: 'session'; readonly person: AccountPerson }
  | { readonly by: 'api-token'; readonly person: AccountPerson }
  /** `scopes` empty: everything. */
  | { readonly by: 'oauth'; readonly person: AccountPerson; readonly scopes: readonly string[] }
  | { readonly by: 'nothing' }
  | { readonly by: 'dead-token' };

/**
 * Finds out who calls: by `Authorization` (an OAuth access token, or an API token as
 * `EMAIL/token:TOKEN`), else by the session cookie. An expired session is nobody's.
 *
 * Source: https://developer.zendesk.com/api-reference/introduction/security-and-auth/
 */
export function callerOf(account: Account, request: Request): Caller {
  const { faults } = account;
  const [scheme = '', credential = ''] = (request.headers.get('authorization') ?? '').split(' ', 2);
  const personWith = (id: number) => account.people().find((person) => person.id === id);
  if (scheme.toLowerCase() === 'bearer') {
    const grant = faults.oauthTokenExpired ? null : account.oauth.grantOf(credential);
    const person = grant && personWith(grant.personId);
    return person ? { by: 'oauth', person, scopes: grant.scopes } : { by: 'dead-token' };
  }
  if (scheme.toLowerCase() === 'basic') {
    const { email, token } = account.api;
    const expected = Buffer.from(`${email}/token:${token}`).toString('base64');
    const isGood = isSecret(credential, expected) && !faults.apiTokensRetired;
    const person = isGood && account.people().find((one) => one.email === email);
    return person ? { by: 'api-token', person } : { by: 'nothing' };
  }
  const person = faults.expiredSession ? null : account.signedInPerson(request);
  return person ? { by: 'session', person } : { by: 'nothing' };
}

/**
 * Lets agents through who carry one of these scopes; API tokens have none, and may do everything. A
 * page's session is not enough for the APIs that programs use.
 *
 * @param scopes the first is the one that the refusal names. `users:write read` needs both.
 */
export function agentsOnly(account: Account, ...scopes: readonly string[]): MiddlewareHandler {
  return onlyWith(account, scopes, missingScopes);
}

/** The same for the theming API, which words missing scopes in its own way. */
export function guideManagersOnly(
  account: Account,
  ...scopes: readonly string[]
): MiddlewareHandler {
  return onlyWith(account, scopes, (context, missing) =>
    themingError(context, 'InvalidOAuthScopes', `Missing scopes: ${missing.join(', ')}`, 401),
  );
}

function onlyWith(
  account: Account,
  scopes: readonly string[],
  refuseScopes: (context: Context, missing: readonly string[]) => Response,
): MiddlewareHandler {
  return async (context, next) => {
    const caller = callerOf(account, context.req.raw);
    if (caller.by === 'dead-token') return invalidToken(context);
    if (caller.by !== 'oauth' && caller.by !== 'api-token') return unauthenticated(context);
    const missing = caller.by === 'oauth' ? missingOf(caller.scopes, scopes) : [];
    if (missing.length > 0) return refuseScopes(context, missing);
    return caller.person.role === 'end_user' ? notAnAgent(context) : next();
  };
}

/** For pages: who is signed in, as far as the API can tell. */
export function apiPerson(account: Account, context: Context): AccountPerson | null {
  const caller = callerOf(account, context.req.raw);
  return 'person' in caller ? caller.person : null;
}

function missingOf(granted: readonly string[], alternatives: readonly string[]): string[] {
  if (granted.length === 0) return [];
  const missing = alternatives.map((needed) =>
    needed.split(' ').filter((scope) => !granted.includes(scope)),
  );
  return missing.some((scopes) => scopes.length === 0) ? [] : (missing[0] ?? []);
}
