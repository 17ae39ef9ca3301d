import * as v from 'valibot';
import { jsonOf, Unusable } from '../ask-server.js';
import type { IdTokenProof } from '../config.js';
import {
  type Identity,
  LenientExternalId,
  OptionalEmail,
  OptionalName,
} from '../identity/index.js';
import type { Log } from '../log-entry.js';
import { isLoopback } from '../loopback.js';
import { TokenEndpointProblem } from '../problem.js';
import { askForDocument, type KeyFor, type KeyList, loadKeySet } from './key-list.js';
import { type RemoteKeys, remoteKeys } from './remote-keys.js';
import { type SignedJwtVerifier, signedJwtVerifier, type Timed, Times } from './signed-jwt.js';

/** Asymmetric algorithms only: with a shared secret, anyone who can verify can also sign. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];
const YEAR = 366 * 24 * 60 * 60;

/** What an ID token states about the person (OpenID Connect Core, 2 and 5.1). */
export type IdTokenIdentity = Identity & Timed;

type IdTokenSource = Pick<
  IdTokenProof,
  'issuer' | 'jwksUrl' | 'audience' | 'externalIdClaim' | 'fetch' | 'waitUntil'
>;

/**
 * Checks ID tokens: signed by a key of the provider, issued by `issuer` where that is given, for one
 * of the audiences, and not expired.
 */
export function idTokenVerifier(
  source: IdTokenSource,
  log: Log,
): SignedJwtVerifier<IdTokenIdentity> {
  return signedJwtVerifier({
    algorithms: ALGORITHMS,
    keys: providerKeys(source, log),
    read: claimsReader(source),
    maxLife: YEAR,
  });
}

function providerKeys(source: IdTokenSource, log: Log): RemoteKeys<KeyFor> {
  const { waitUntil } = source;
  const place = source.jwksUrl === undefined ? 'ID_TOKEN_ISSUER' : 'ID_TOKEN_JWKS_URL';
  return remoteKeys({ load: () => loadProviderKeys(source), place, log, waitUntil });
}

/**
 * The provider's keys, from `jwksUrl` or from the address in its discovery document.
 *
 * @throws {Unusable} when an answer cannot be used
 */
export async function loadProviderKeys(source: IdTokenSource): Promise<KeyList> {
  const { issuer, jwksUrl, fetch = globalThis.fetch } = source;
  if (jwksUrl !== undefined) return loadKeySet({ fetch, url: jwksUrl });
  if (issuer === undefined) throw new Unusable('is missing');
  return loadKeySet({ fetch, url: await discoveredKeySet(issuer, fetch) });
}

const Discovery = v.object({ issuer: v.string(), jwks_uri: v.string() });

/** OpenID Connect Discovery 1.0, 4: where the keys of an issuer are. */
async function discoveredKeySet(issuer: string, fetch: typeof globalThis.fetch): Promise<string> {
  const base = issuer.endsWith('/') ? issuer.slice(0, -1) : issuer;
  const answer = await askForDocument({ fetch, url: `${base}/.well-known/openid-configuration` });
  if (answer.status !== 200) {
    throw new Unusable(`its discovery document answered ${answer.status}: set ID_TOKEN_JWKS_URL`);
  }
  const document = v.safeParse(Discovery, jsonOf(answer));
  if (!document.success) throw new Unusable('its discovery document lacks issuer or jwks_uri');
  if (document.output.issuer !== issuer) {
    throw new Unusable(
      'its discovery document names another issuer (look at the slash at its end)',
    );
  }
  const { jwks_uri } = document.output;
  const isSafe =
    URL.canParse(jwks_uri) &&
    (jwks_uri.startsWith('https://') ||
      (isLoopback(new URL(issuer).hostname) && isLoopback(new URL(jwks_uri).hostname)));
  if (!isSafe) throw new Unusable('its discovery document names a jwks_uri without https');
  return jwks_uri;
}

const Audience = v.union([v.string(), v.array(v.string())]);

function claimsReader({ issuer, audience, externalIdClaim = 'sub' }: IdTokenSource) {
  const Claims = v.looseObject({
    ...Times,
    iss: v.string(),
    aud: Audience,
    name: OptionalName,
    email: OptionalEmail,
    email_verified: v.unknown(),
  });

  return (json: unknown): IdTokenIdentity => {
    const claims = v.safeParse(Claims, { email_verified: undefined, ...Object(json) });
    if (!claims.success) throw new TokenEndpointProblem('proof_claims');
    const { exp, iat, nbf, iss, aud, name, email, email_verified } = claims.output;
    if (issuer !== undefined && iss !== issuer) throw new TokenEndpointProblem('proof_issuer');
    const audiences = typeof aud === 'string' ? [aud] : aud;
    if (!audiences.some((one) => audience.includes(one))) {
      throw new TokenEndpointProblem('proof_audience');
    }
    const own = Object.hasOwn(claims.output, externalIdClaim);
    const id = v.safeParse(LenientExternalId, own ? claims.output[externalIdClaim] : undefined);
    if (!id.success) throw new TokenEndpointProblem('proof_claims');
    const emailVerified = typeof email_verified === 'boolean' ? email_verified : undefined;
    return { exp, iat, nbf, externalId: id.output, name, email, emailVerified };
  };
}
