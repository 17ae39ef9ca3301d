import { importJWK } from 'jose';
import * as v from 'valibot';
import type { Log } from '../log-entry.js';
import { TokenEndpointProblem } from '../problem.js';

const PATH = '/api/v2/help_center/integration/keys.json';
const TIMEOUT_MS = 5_000;
/** Older keys are asked for again before they are used. */
const FRESH_MS = 10 * 60_000;
/** Between two questions, whatever tokens name: an attacker must not make us ask Zendesk. */
const PAUSE_MS = 30_000;
/** The same while we have no keys at all and can serve nobody. */
const PAUSE_WITHOUT_KEYS_MS = 1_000;
/** How long the last good keys are trusted while Zendesk does not answer. */
const KEEP_MS = 24 * 60 * 60_000;

/** The public keys by which Zendesk signs Help Center JWTs. */
export interface HelpCenterKeys {
  /**
   * The key of that id, asking Zendesk where needed. However many ask at once, it is one request.
   *
   * @returns `undefined` when the account has no such key.
   * @throws {TokenEndpointProblem} `keys_unavailable`
   */
  find(kid: string): Promise<CryptoKey | undefined>;
  /** The key of that id when it is at hand and fresh. */
  atHand(kid: string): CryptoKey | undefined;
}

export interface HelpCenterKeysOptions {
  readonly zendeskUrl: string;
  readonly fetch: typeof globalThis.fetch;
  readonly log: Log;
  /** The clock, in milliseconds. */
  readonly now?: () => number;
}

/**
 * Keeps the keys of `integration/keys.json`. An unknown `kid` makes it ask again, at most once in
 * 30 seconds; while Zendesk is down the last good keys stay in use for a day.
 */
export function helpCenterKeys(options: HelpCenterKeysOptions): HelpCenterKeys {
  const { now = Date.now, log } = options;
  let keys: ReadonlyMap<string, CryptoKey> = new Map();
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let triedAt = Number.NEGATIVE_INFINITY;
  let failed = false;
  let pending: Promise<void> | undefined;

  const age = () => now() - fetchedAt;
  const mayAsk = () => now() - triedAt >= (age() < KEEP_MS ? PAUSE_MS : PAUSE_WITHOUT_KEYS_MS);

  async function load(): Promise<void> {
    triedAt = now();
    try {
      keys = await fetchKeys(options);
      fetchedAt = now();
      failed = false;
    } catch (error) {
      failed = true;
      log({ event: 'keys', level: 'error', message: `${PATH}: ${reason(error)}` });
    } finally {
      pending = undefined;
    }
  }

  function ask(): Promise<void> {
    pending ??= load();
    return pending;
  }

  function atHand(kid: string): CryptoKey | undefined {
    return age() < FRESH_MS ? keys.get(kid) : undefined;
  }

  async function find(kid: string): Promise<CryptoKey | undefined> {
    const fresh = atHand(kid);
    if (fresh) return fresh;
    if (pending || mayAsk()) await ask();
    const key = age() < KEEP_MS ? keys.get(kid) : undefined;
    if (key) return key;
    if (failed) throw new TokenEndpointProblem('keys_unavailable', { 'retry-after': '5' });
    return undefined;
  }

  return { find, atHand };
}

// keys.json has neither `alg` nor `use`; 342 characters of base64url are 2048 bits, the least that
// RS256 may have (RFC 7518, 3.3).
const PublicKey = v.object({
  kty: v.literal('RSA'),
  kid: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
  n: v.pipe(v.string(), v.minLength(342)),
  e: v.string(),
});
const KeyList = v.object({ keys: v.pipe(v.array(v.unknown()), v.maxLength(100)) });

async function fetchKeys(options: HelpCenterKeysOptions): Promise<Map<string, CryptoKey>> {
  const response = await options.fetch(new URL(PATH, options.zendeskUrl).href, {
    headers: { accept: 'application/json' },
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.status !== 200) throw new Error(`answered ${response.status}${hint(response)}`);
  const list = v.safeParse(KeyList, await response.json());
  if (!list.success) throw new Error('answered 200 with something else than {"keys": […]}');
  const keys = new Map<string, CryptoKey>();
  for (const candidate of list.output.keys) {
    const jwk = v.safeParse(PublicKey, candidate);
    if (jwk.success) keys.set(jwk.output.kid, await importPublicKey(jwk.output));
  }
  return keys;
}

async function importPublicKey(jwk: v.InferOutput<typeof PublicKey>): Promise<CryptoKey> {
  const key = await importJWK(jwk, 'RS256');
  if (key instanceof Uint8Array) throw new Error('holds a key that is not an RSA key');
  return key;
}

function hint({ status }: Response): string {
  if (status === 404) return ': Help Center JWTs need an Enterprise plan';
  if (status >= 300 && status < 400) return ': set ZENDESK_URL to the address it redirects to';
  return '';
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return 'failed';
  return error.name === 'TimeoutError' ? `no answer within ${TIMEOUT_MS} ms` : error.message;
}
