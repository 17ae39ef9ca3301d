import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { type Account, type IssuedToken, isSecret, type OAuthClient } from '../../account/index.js';
import { formFields, readJson, smallBody } from '../../server/index.js';
import { callerOf } from '../caller.js';
import { invalidToken, notFound } from '../errors.js';

/** In seconds; Zendesk's limits for `expires_in`, and what it is where nobody asks. */
const [SHORTEST, LONGEST, USUAL] = [300, 172_800, 1_800];

/** A scope that Zendesk does not have is granted, and good for nothing. */
const USELESS_SCOPE = 'local-help-center:nothing';

const text = v.pipe(v.string(), v.maxLength(2_000));
const tokenRequest = v.object({
  grant_type: text,
  client_id: v.optional(v.union([text, v.pipe(v.number(), v.transform(String))]), ''),
  client_secret: v.optional(text),
  scope: v.optional(text, ''),
  expires_in: v.optional(
    v.pipe(
      v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number))]),
      v.integer(),
      v.minValue(SHORTEST),
      v.maxValue(LONGEST),
    ),
    USUAL,
  ),
  code: v.optional(text),
  code_verifier: v.optional(text),
  redirect_uri: v.optional(text),
  refresh_token: v.optional(text),
});
type GrantRequest = v.InferOutput<typeof tokenRequest>;

/**
 * `POST /oauth/tokens`, as JSON or as a form: the grants `client_credentials`, `authorization_code`
 * (with PKCE) and `refresh_token`. `DELETE /api/v2/oauth/tokens/current.json` (or `…/ID.json`)
 * revokes a token.
 *
 * Sources: https://developer.zendesk.com/api-reference/ticketing/oauth/grant_type_tokens and RFC
 * 6749; the status of `invalid_client` is RFC 6749's (5.2).
 */
export function tokenRoutes(account: Account): Hono {
  const routes = new Hono();
  const { oauth, faults } = account;

  routes.post('/oauth/tokens', smallBody, async (context) => {
    context.header('cache-control', 'no-store');
    const parsed = v.safeParse(tokenRequest, await sentFields(context));
    if (!parsed.success) {
      const [issue] = parsed.issues;
      const field = v.getDotPath(issue) ?? 'the body';
      return refuse(context, 'invalid_request', `${field}: ${issue.message}`);
    }
    const request = parsed.output;
    const client = oauth.client(request.client_id);
    if (!client || !provesItself(client, request) || faults.oauthClientRefused) {
      return refuse(context, 'invalid_client', CLIENT_REFUSED, 401);
    }
    switch (request.grant_type) {
      case 'client_credentials':
        return clientCredentials(context, client, request);
      case 'authorization_code':
        return authorizationCode(context, client, request);
      case 'refresh_token':
        return refresh(context, client, request);
      default:
        return refuse(context, 'unsupported_grant_type', GRANT_UNKNOWN);
    }
  });

  const issue = (
    context: Context,
    grant: { clientId: string; personId: number; scopes: readonly string[] },
    expiresIn: number,
    refreshable: boolean,
  ) => {
    const scopes = faults.oauthScopeMissing ? [USELESS_SCOPE] : grant.scopes;
    const issued = oauth.issue({ ...grant, scopes }, expiresIn, refreshable);
    return context.json(tokenJson(issued, expiresIn));
  };

  const clientCredentials = (context: Context, client: OAuthClient, request: GrantRequest) => {
    if (client.personId === null) {
      return refuse(context, 'unauthorized_client', 'A public client acts for people only.');
    }
    const scopes = scopesOf(request.scope);
    const { allowedScopes } = client;
    const isBeyond = allowedScopes && scopes.some((scope) => !allowedScopes.includes(scope));
    if (isBeyond || faults.oauthScopeRefused) {
      return refuse(context, 'invalid_scope', SCOPE_REFUSED);
    }
    const { identifier: clientId, personId } = client;
    return issue(context, { clientId, personId, scopes }, request.expires_in, false);
  };

  const authorizationCode = (context: Context, client: OAuthClient, request: GrantRequest) => {
    const allowed = oauth.redeemCode(request.code ?? '');
    const isGood =
      allowed?.clientId === client.identifier &&
      allowed.redirectUri === request.redirect_uri &&
      (allowed.challenge === null ||
        allowed.challenge === challengeOf(request.code_verifier ?? ''));
    if (!isGood) return refuse(context, 'invalid_grant', CODE_REFUSED);
    return issue(context, allowed, request.expires_in, true);
  };

  const refresh = (context: Context, client: OAuthClient, request: GrantRequest) => {
    const grant = oauth.redeemRefreshToken(request.refresh_token ?? '');
    if (grant?.clientId !== client.identifier) {
      return refuse(context, 'invalid_grant', REFRESH_REFUSED);
    }
    return issue(context, grant, request.expires_in, true);
  };

  routes.delete('/api/v2/oauth/tokens/:id', (context) => {
    const caller = callerOf(account, context.req.raw);
    if (caller.by !== 'oauth') return invalidToken(context);
    const bearer = context.req.header('authorization')?.split(' ')[1] ?? '';
    const id = context.req.param('id').replace(/\.json$/, '');
    const own = oauth.grantOf(bearer);
    // A token revokes itself, not those of others: more is for administrators.
    if (!own || (id !== 'current' && id !== String(own.id))) return notFound(context);
    oauth.revoke(own.id);
    return context.body(null, 204);
  });

  return routes;
}

const CLIENT_REFUSED =
  'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.';
const GRANT_UNKNOWN =
  'Expected client_credentials, authorization_code or refresh_token as grant_type.';
const SCOPE_REFUSED = 'The requested scope is invalid, unknown, or malformed.';
const CODE_REFUSED =
  'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.';
const REFRESH_REFUSED = 'The refresh token is invalid, was used before, or was revoked.';

function refuse(context: Context, error: string, description: string, status: 400 | 401 = 400) {
  return context.json({ error, error_description: description }, status);
}

async function sentFields(context: Context): Promise<unknown> {
  const isJson = /^application\/json\b/i.test(context.req.header('content-type') ?? '');
  return isJson ? readJson(context) : formFields(context);
}

/** A public client has no secret: PKCE or the refresh token proves it. */
function provesItself({ secret }: OAuthClient, request: GrantRequest): boolean {
  return secret === null || isSecret(request.client_secret ?? '', secret);
}

export function scopesOf(scope: string): string[] {
  return [...new Set(scope.split(/\s/).filter((one) => one !== ''))];
}

/** RFC 7636, 4.2: S256. */
function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

function tokenJson({ accessToken, refreshToken, grant }: IssuedToken, expiresIn: number) {
  return {
    access_token: accessToken,
    token_type: 'bearer',
    scope: grant.scopes.join(' '),
    expires_in: expiresIn,
    ...(refreshToken && { refresh_token: refreshToken }),
  };
}
