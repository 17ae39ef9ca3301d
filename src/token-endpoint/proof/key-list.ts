import type { CryptoKey, JWK } from 'jose';
import { createLocalJWKSet } from 'jose/jwks/local';
import { importJWK } from 'jose/key/import';
import * as v from 'valibot';
import {
  askServer,
  jsonOf,
  type ServerAnswer,
  type ServerQuestion,
  Unusable,
} from '../ask-server.js';

const TIMEOUT_MS = 5_000;
const MAX_BYTES = 64 * 1024;

/** Finds the key that a `kid` and an algorithm name together. */
export type KeyFor = (alg: string) => CryptoKey | Promise<CryptoKey>;
export type KeyList = ReadonlyMap<string, KeyFor>;

export type KeyQuestion = Pick<ServerQuestion, 'fetch' | 'url'>;

/** Asks for a document of at most 64 KiB, which must come within five seconds. */
export function askForDocument({ fetch, url }: KeyQuestion): Promise<ServerAnswer> {
  return askServer({ fetch, url, timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES });
}

const KEYS_PATH = '/api/v2/help_center/integration/keys.json';

/** Where a Zendesk account publishes the keys of its Help Center JWTs. */
export function helpCenterKeysUrl(zendeskUrl: string): string {
  return new URL(KEYS_PATH, zendeskUrl).href;
}

const Kid = v.pipe(v.string(), v.minLength(1), v.maxLength(256));

// keys.json has neither `alg` nor `use`; 342 characters of base64url are 2048 bits, the least that
// RS256 may have (RFC 7518, 3.3).
const RsaKey = v.object({
  kty: v.literal('RSA'),
  kid: Kid,
  n: v.pipe(v.string(), v.minLength(342)),
  e: v.string(),
});

/**
 * The keys of Zendesk's `integration/keys.json`: RSA for RS256.
 *
 * @throws {Unusable} when the answer is not a list of keys
 */
export async function loadHelpCenterKeys(question: KeyQuestion): Promise<KeyList> {
  const answer = await askForDocument(question);
  if (answer.status !== 200) throw new Unusable(`answered ${answer.status}${hint(answer)}`);
  const keys = new Map<string, KeyFor>();
  for (const candidate of candidates(answer)) {
    const jwk = v.safeParse(RsaKey, candidate);
    const key = jwk.success ? await importJWK(jwk.output, 'RS256').catch(() => undefined) : null;
    if (jwk.success && key && !(key instanceof Uint8Array)) keys.set(jwk.output.kid, () => key);
  }
  return keys;
}

// Of RSA keys the same least length as above; what else belongs to a key, jose checks when the
// algorithm is known (`use`, `key_ops`, `alg`, the curve).
const PublicKey = v.variant('kty', [
  v.looseObject({ kty: v.literal('RSA'), kid: Kid, n: RsaKey.entries.n }),
  v.looseObject({ kty: v.literal('EC'), kid: Kid, crv: v.string() }),
  v.looseObject({ kty: v.literal('OKP'), kid: Kid, crv: v.string() }),
]);

/**
 * The keys of an identity provider's key set (RFC 7517): RSA, elliptic curves, Edwards curves.
 *
 * @throws {Unusable} when the answer is not a key set
 */
export async function loadKeySet(question: KeyQuestion): Promise<KeyList> {
  const answer = await askForDocument(question);
  if (answer.status !== 200) throw new Unusable(`answered ${answer.status}`);
  const byKid = new Map<string, JWK[]>();
  for (const candidate of candidates(answer)) {
    const jwk = v.safeParse(PublicKey, candidate);
    // A key with a private part is a mistake of its owner; it vouches for nobody any more.
    if (!jwk.success || 'd' in jwk.output) continue;
    byKid.set(jwk.output.kid, [...(byKid.get(jwk.output.kid) ?? []), jwk.output as JWK]);
  }
  return new Map([...byKid].map(([kid, keys]) => [kid, keyForAlgorithm(kid, keys)]));
}

function keyForAlgorithm(kid: string, keys: JWK[]): KeyFor {
  const find = createLocalJWKSet({ keys });
  return (alg) => find({ alg, kid });
}

const List = v.object({ keys: v.pipe(v.array(v.unknown()), v.maxLength(100)) });

function candidates(answer: ServerAnswer): readonly unknown[] {
  const list = v.safeParse(List, jsonOf(answer));
  if (!list.success) throw new Unusable('answered 200 with something else than {"keys": […]}');
  return list.output.keys;
}

function hint({ status }: ServerAnswer): string {
  if (status === 404) return ': Help Center JWTs need an Enterprise plan';
  if (status >= 300 && status < 400) return ': set ZENDESK_URL to the address it redirects to';
  return '';
}
