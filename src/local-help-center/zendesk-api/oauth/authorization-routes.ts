import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import type { Account, OAuthClient } from '../../account/index.js';
import { formFields, smallBody } from '../../server/index.js';
import { consentPage, refusedPage } from './consent-page.js';
import { scopesOf } from './token-routes.js';

const text = v.pipe(v.string(), v.maxLength(2_000));
const authorizationRequest = v.object({
  response_type: v.optional(text),
  client_id: v.optional(text, ''),
  redirect_uri: v.optional(text, ''),
  scope: v.optional(text, ''),
  state: v.optional(text),
  code_challenge: v.optional(text),
  code_challenge_method: v.optional(text, 'plain'),
});
type AuthorizationRequest = v.InferOutput<typeof authorizationRequest>;

/**
 * `/oauth/authorizations/new`: asks the person who is signed in whether a client may act for them,
 * and leads back to the client with a code. What is wrong with the client or its address is shown
 * here; the client receives the rest, as RFC 6749 (4.1.2.1) requires.
 */
export function authorizationRoutes(account: Account): Hono {
  const routes = new Hono();

  const clientOf = (request: AuthorizationRequest): OAuthClient | null => {
    const client = account.oauth.client(request.client_id);
    return client?.mayRedirectTo(request.redirect_uri) ? client : null;
  };

  routes.get('/oauth/authorizations/new', (context) => {
    const parsed = v.safeParse(authorizationRequest, context.req.query());
    const client = parsed.success ? clientOf(parsed.output) : null;
    if (!parsed.success || !client) return context.html(refusedPage(), 400);
    const request = parsed.output;
    const problem = problemWith(client, request);
    if (problem) return back(context, request, { error: problem });

    const person = account.signedInPerson(context.req.raw);
    if (!person) {
      const { pathname, search } = new URL(context.req.url);
      const returnTo = encodeURIComponent(`${pathname}${search}`);
      return context.redirect(`/access/sign_in?return_to=${returnTo}`);
    }
    const token = account.authenticityToken(context.req.raw);
    const scopes = scopesOf(request.scope);
    const fields = { ...definedFields(request), authenticity_token: token };
    return context.html(consentPage({ client, person, scopes, fields }));
  });

  routes.post('/oauth/authorizations', smallBody, async (context) => {
    const fields = await formFields(context);
    const parsed = v.safeParse(authorizationRequest, fields);
    const client = parsed.success ? clientOf(parsed.output) : null;
    if (!parsed.success || !client) return context.html(refusedPage(), 400);
    const request = parsed.output;
    const person = account.signedInPerson(context.req.raw);
    const isOwn = fields?.authenticity_token === account.authenticityToken(context.req.raw);
    if (!person || !isOwn) return context.html(refusedPage(), 403);
    const problem = problemWith(client, request);
    if (problem) return back(context, request, { error: problem });
    if (fields?.answer !== 'allow') return back(context, request, { error: 'access_denied' });

    const code = account.oauth.authorize({
      clientId: client.identifier,
      personId: person.id,
      scopes: scopesOf(request.scope),
      redirectUri: request.redirect_uri,
      challenge: request.code_challenge ?? null,
    });
    return back(context, request, { code });
  });

  return routes;
}

function problemWith(client: OAuthClient, request: AuthorizationRequest): string | null {
  if (request.response_type !== 'code') return 'unsupported_response_type';
  const { code_challenge: challenge, code_challenge_method: method } = request;
  // A public client has nothing but PKCE to prove itself with (RFC 9700, 2.1.1).
  if (client.secret === null && !challenge) return 'invalid_request';
  if (challenge && (method !== 'S256' || !/^[\w-]{43}$/.test(challenge))) return 'invalid_request';
  const { allowedScopes } = client;
  const isBeyond =
    allowedScopes && scopesOf(request.scope).some((one) => !allowedScopes.includes(one));
  return isBeyond ? 'invalid_scope' : null;
}

function back(context: Context, request: AuthorizationRequest, answer: Record<string, string>) {
  const url = new URL(request.redirect_uri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (request.state !== undefined) url.searchParams.set('state', request.state);
  return context.redirect(url.href, 303);
}

function definedFields(request: AuthorizationRequest): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request).filter((field): field is [string, string] => field[1] !== undefined),
  );
}
