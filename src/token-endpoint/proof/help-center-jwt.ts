import { base64url, compactVerify } from 'jose';
import QuickLRU from 'quick-lru';
import * as v from 'valibot';
import { EmailAddress } from '../identity/email-address.js';
import { ExternalId } from '../identity/external-id.js';
import { TokenEndpointProblem } from '../problem.js';
import { parseStrictJson } from '../request/strict-json.js';
import type { HelpCenterKeys } from './help-center-keys.js';

/** How far the clocks of Zendesk and of this machine may be apart, in seconds. */
const CLOCK_TOLERANCE = 30;
/** Zendesk's tokens live minutes; one that lives longer than a day (or has milliseconds) is odd. */
const MAX_LIFE = 24 * 60 * 60;
const MAX_LENGTH = 8_192;
const REMEMBERED = 2_000;

const COMPACT = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/;
// Ways to bring along a key of one's own, or to change what the signature covers.
const FORBIDDEN = ['jwk', 'jku', 'x5u', 'x5c', 'x5t', 'x5t#S256', 'crit', 'b64', 'zip', 'enc'];

const Header = v.objectWithRest(
  { alg: v.string(), kid: v.optional(v.unknown()), typ: v.optional(v.unknown()) },
  v.unknown(),
);

const Seconds = v.pipe(v.number(), v.finite(), v.minValue(0));
const UserId = v.union([
  v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.transform(String)),
  v.pipe(v.string(), v.regex(/^[1-9]\d{0,19}$/)),
]);

// `externalId` is null for users who have none; anything else that is not a usable id is refused,
// not replaced, because a token for the wrong id opens somebody else's conversations.
const Claims = v.object({
  userId: UserId,
  externalId: v.nullish(ExternalId),
  email: v.nullish(EmailAddress),
  exp: Seconds,
  iat: v.optional(Seconds),
  nbf: v.optional(Seconds),
});

/** What Zendesk says about the signed-in user. */
export type HelpCenterClaims = v.InferOutput<typeof Claims>;

/**
 * Checks a Help Center JWT.
 *
 * @param nowMs - the time, in milliseconds since 1970
 * @throws {TokenEndpointProblem} `proof_malformed`, `proof_algorithm`, `proof_key_unknown`,
 * `proof_signature`, `proof_expired`, `proof_claims`, `keys_unavailable`
 */
export type HelpCenterJwtVerifier = (token: string, nowMs: number) => Promise<HelpCenterClaims>;

/**
 * Checks Help Center JWTs against the account's keys: RS256 only, and a `kid` that Zendesk
 * publishes. A token that was good is remembered together with the key that said so, so that a page
 * that asks again costs no second verification; its times are checked every time, and a key that
 * Zendesk has withdrawn or replaced takes everything with it that it vouched for.
 */
export function helpCenterJwtVerifier(keys: HelpCenterKeys): HelpCenterJwtVerifier {
  const good = new QuickLRU<string, Verified>({ maxSize: REMEMBERED });

  return async (token, nowMs) => {
    const known = good.get(token);
    if (known && keys.atHand(known.kid) === known.key) return inTime(known.claims, nowMs);
    const verified = await verify(token, keys);
    const claims = inTime(verified.claims, nowMs);
    good.set(token, verified);
    return claims;
  };
}

interface Verified {
  readonly kid: string;
  readonly key: CryptoKey;
  readonly claims: HelpCenterClaims;
}

async function verify(token: string, keys: HelpCenterKeys): Promise<Verified> {
  const kid = keyIdOf(token);
  const key = await keys.find(kid);
  if (!key) throw new TokenEndpointProblem('proof_key_unknown');
  const payload = await signedPayload(token, key);
  const claims = v.safeParse(Claims, jsonOf(payload, 'proof_claims'));
  if (!claims.success) throw new TokenEndpointProblem('proof_claims');
  return { kid, key, claims: claims.output };
}

/** Reads the header before any key is looked at: what it asks for is refused, never obeyed. */
function keyIdOf(token: string): string {
  const encoded = token.length <= MAX_LENGTH ? COMPACT.exec(token)?.[1] : undefined;
  if (encoded === undefined) throw new TokenEndpointProblem('proof_malformed');
  const header = v.safeParse(Header, jsonOf(decoded(encoded), 'proof_malformed'));
  if (!header.success) throw new TokenEndpointProblem('proof_malformed');
  const { alg, kid, typ } = header.output;
  if (alg !== 'RS256') throw new TokenEndpointProblem('proof_algorithm');
  if (FORBIDDEN.some((name) => Object.hasOwn(header.output, name))) {
    throw new TokenEndpointProblem('proof_malformed');
  }
  if (!isJwt(typ)) throw new TokenEndpointProblem('proof_malformed');
  if (typeof kid !== 'string' || kid === '') throw new TokenEndpointProblem('proof_key_unknown');
  return kid;
}

/** `typ` is a media type, which has no case (RFC 7515, 4.1.9); it may be missing. */
function isJwt(typ: unknown): boolean {
  return typ === undefined || (typeof typ === 'string' && typ.toUpperCase() === 'JWT');
}

async function signedPayload(token: string, key: CryptoKey): Promise<Uint8Array> {
  try {
    return (await compactVerify(token, key, { algorithms: ['RS256'] })).payload;
  } catch {
    throw new TokenEndpointProblem('proof_signature');
  }
}

function inTime(claims: HelpCenterClaims, nowMs: number): HelpCenterClaims {
  const now = nowMs / 1000;
  const { exp, iat, nbf } = claims;
  if (exp + CLOCK_TOLERANCE <= now) throw new TokenEndpointProblem('proof_expired');
  const early = Math.max(nbf ?? 0, iat ?? 0) > now + CLOCK_TOLERANCE;
  const endless = exp > now + MAX_LIFE || (iat !== undefined && iat > exp);
  if (early || endless) throw new TokenEndpointProblem('proof_claims');
  return claims;
}

function decoded(encoded: string): Uint8Array {
  try {
    return base64url.decode(encoded);
  } catch {
    throw new TokenEndpointProblem('proof_malformed');
  }
}

function jsonOf(bytes: Uint8Array, code: 'proof_malformed' | 'proof_claims'): unknown {
  try {
    return parseStrictJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new TokenEndpointProblem(code);
  }
}
