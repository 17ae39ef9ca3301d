import { compactVerify } from 'jose/jws/compact/verify';
import QuickLRU from 'quick-lru';
import * as v from 'valibot';
import { base64urlDecoded } from '../base64url.js';
import { TokenEndpointProblem } from '../problem.js';
import { parseStrictJsonBytes } from '../request/index.js';
import type { KeyFor } from './key-list.js';
import type { RemoteKeys } from './remote-keys.js';
import { rs256OnTheSpot } from './rs256-on-the-spot.js';

/** How far the issuer's clock and this machine's may be apart, in seconds. */
const CLOCK_TOLERANCE = 30;
const MAX_LENGTH = 8_192;
const REMEMBERED = 2_000;

const COMPACT = /^([\w-]+)\.([\w-]+)\.([\w-]+)$/;
// Ways to bring along a key of one's own, or to change what the signature covers.
const FORBIDDEN = ['jwk', 'jku', 'x5u', 'x5c', 'crit', 'b64', 'zip', 'enc'];

const Header = v.looseObject({
  alg: v.string(),
  kid: v.optional(v.unknown()),
  typ: v.optional(v.unknown()),
});

const Seconds = v.pipe(v.number(), v.finite(), v.minValue(0));

/** The times of a token; they belong to the claims of every proof. */
export const Times = {
  exp: Seconds,
  iat: v.optional(Seconds),
  nbf: v.optional(Seconds),
};

export type Timed = Readonly<v.InferOutput<v.ObjectSchema<typeof Times, undefined>>>;

export interface SignedJwtRules<Claims extends Timed> {
  readonly algorithms: readonly string[];
  /** Parameters of the header that are refused as well. */
  readonly forbidden?: readonly string[];
  readonly keys: RemoteKeys<KeyFor>;
  /**
   * Checks the claims and returns what is needed of them.
   *
   * @throws {TokenEndpointProblem} `proof_claims` or a more exact code
   */
  readonly read: (claims: unknown) => Claims;
  /** The longest life of a token, in seconds: one that lives longer (or has milliseconds) is odd. */
  readonly maxLife: number;
}

/**
 * Checks a signed JWT.
 *
 * @param nowMs - the time, in milliseconds since 1970
 * @throws {TokenEndpointProblem} `proof_malformed`, `proof_algorithm`, `proof_key_unknown`,
 * `proof_signature`, `proof_expired`, `proof_claims`, `keys_unavailable`, and what `read` throws
 */
export type SignedJwtVerifier<Claims> = (token: string, nowMs: number) => Promise<Claims>;

/**
 * Checks JWTs against an issuer's keys: only by the algorithms that are allowed, and only by a `kid`
 * that the issuer publishes. A good token is remembered together with the key that verified it, so
 * that a page that asks again costs no second verification; its times are checked every time, and a
 * key that was withdrawn or replaced takes everything with it that it vouched for.
 */
export function signedJwtVerifier<Claims extends Timed>(
  rules: SignedJwtRules<Claims>,
): SignedJwtVerifier<Claims> {
  const good = new QuickLRU<string, Verified<Claims>>({ maxSize: REMEMBERED });

  return async (token, nowMs) => {
    const known = good.get(token);
    if (known && rules.keys.cached(known.kid) === known.key) return inTime(known.claims, nowMs);
    const verified = await verify(token);
    const claims = inTime(verified.claims, nowMs);
    good.set(token, verified);
    return claims;
  };

  async function verify(token: string): Promise<Verified<Claims>> {
    const { kid, alg } = headerOf(token, rules);
    const key = await rules.keys.find(kid);
    if (!key) throw new TokenEndpointProblem('proof_key_unknown');
    const payload = await signedPayload(token, key, alg);
    return { kid, key, claims: rules.read(jsonOf(payload, 'proof_claims')) };
  }

  function inTime(claims: Claims, nowMs: number): Claims {
    const now = nowMs / 1000;
    const { exp, iat, nbf } = claims;
    if (exp + CLOCK_TOLERANCE <= now) throw new TokenEndpointProblem('proof_expired');
    const early = Math.max(nbf ?? 0, iat ?? 0) > now + CLOCK_TOLERANCE;
    const endless = exp > now + rules.maxLife || (iat !== undefined && iat > exp);
    if (early || endless) throw new TokenEndpointProblem('proof_claims');
    return claims;
  }
}

interface Verified<Claims> {
  readonly kid: string;
  readonly key: KeyFor;
  readonly claims: Claims;
}

/** Reads the header before any key is looked at: what it asks for is refused, never obeyed. */
function headerOf(
  token: string,
  { algorithms, forbidden = [] }: Pick<SignedJwtRules<never>, 'algorithms' | 'forbidden'>,
): { kid: string; alg: string } {
  const encoded = token.length <= MAX_LENGTH ? COMPACT.exec(token)?.[1] : undefined;
  if (encoded === undefined) throw new TokenEndpointProblem('proof_malformed');
  const header = v.safeParse(Header, jsonOf(decoded(encoded), 'proof_malformed'));
  if (!header.success) throw new TokenEndpointProblem('proof_malformed');
  const { alg, kid, typ } = header.output;
  if (!algorithms.includes(alg)) throw new TokenEndpointProblem('proof_algorithm');
  const has = (name: string) => Object.hasOwn(header.output, name);
  if (FORBIDDEN.some(has) || forbidden.some(has)) {
    throw new TokenEndpointProblem('proof_malformed');
  }
  if (!isJwt(typ)) throw new TokenEndpointProblem('proof_malformed');
  if (typeof kid !== 'string' || kid === '') throw new TokenEndpointProblem('proof_key_unknown');
  return { kid, alg };
}

/** `typ` is a media type, which has no case (RFC 7515, 4.1.9); it may be missing. */
function isJwt(typ: unknown): boolean {
  return typ === undefined || (typeof typ === 'string' && typ.toUpperCase() === 'JWT');
}

async function signedPayload(token: string, keyFor: KeyFor, alg: string): Promise<Uint8Array> {
  try {
    const key = await keyFor(alg);
    const signed = token.slice(0, token.lastIndexOf('.'));
    const signature = base64urlDecoded(token.slice(signed.length + 1));
    const verdict = alg === 'RS256' ? rs256OnTheSpot(key, signed, signature) : undefined;
    if (verdict === false) throw new TokenEndpointProblem('proof_signature');
    if (verdict) return base64urlDecoded(signed.slice(signed.indexOf('.') + 1));
    return (await compactVerify(token, key, { algorithms: [alg] })).payload;
  } catch {
    throw new TokenEndpointProblem('proof_signature');
  }
}

function decoded(encoded: string): Uint8Array {
  try {
    return base64urlDecoded(encoded);
  } catch {
    throw new TokenEndpointProblem('proof_malformed');
  }
}

function jsonOf(bytes: Uint8Array, code: 'proof_malformed' | 'proof_claims'): unknown {
  try {
    return parseStrictJsonBytes(bytes);
  } catch {
    throw new TokenEndpointProblem(code);
  }
}
