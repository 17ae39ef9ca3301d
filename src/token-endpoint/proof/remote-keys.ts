import { reasonOf, Unusable } from '../ask-server.js';
import type { Log } from '../log-entry.js';
import { TokenEndpointProblem } from '../problem.js';

/** Older keys are asked for again before they are used. */
const FRESH_MS = 10 * 60_000;
/** Between two questions, whatever tokens name: an attacker must not make us ask. */
const PAUSE_MS = 30_000;
/** The same while there are no keys at all and nobody can be served. */
const PAUSE_WITHOUT_KEYS_MS = 1_000;
/** How long the last good keys are trusted while their server does not answer. */
const KEEP_MS = 24 * 60 * 60_000;

/** The public keys by which an issuer signs, by `kid`. */
export interface RemoteKeys<Key> {
  /**
   * The key of that id, asking for it where needed. However many ask at once, it is one question.
   *
   * @returns `undefined` when the issuer was asked just now and has no such key.
   * @throws {TokenEndpointProblem} `keys_unavailable`: the keys cannot be asked for, or not yet
   *   again. A key may have been published since the last look, so this answer is not final.
   */
  find(kid: string): Promise<Key | undefined>;
  /** The key of that id when it is cached and fresh. */
  cached(kid: string): Key | undefined;
}

export interface RemoteKeysOptions<Key> {
  /**
   * Asks for the keys.
   *
   * @throws {Unusable} when the answer cannot be used
   */
  readonly load: () => Promise<ReadonlyMap<string, Key>>;
  /** Where the keys are, for the log. */
  readonly place: string;
  readonly log: Log;
  /** The clock, in milliseconds. */
  readonly now?: (() => number) | undefined;
  readonly waitUntil?: ((work: Promise<unknown>) => void) | undefined;
}

/**
 * Keeps an issuer's keys. An unknown `kid` makes it ask again, at most once in 30 seconds; while the
 * issuer does not answer, or answers without a usable key, the last good keys stay in use for a day.
 */
export function remoteKeys<Key>(options: RemoteKeysOptions<Key>): RemoteKeys<Key> {
  const { load, place, log, now = () => Date.now(), waitUntil } = options;
  let keys: ReadonlyMap<string, Key> = new Map();
  let loadedAt = Number.NEGATIVE_INFINITY;
  let askedAt = Number.NEGATIVE_INFINITY;
  let failed = false;
  let pending: Promise<void> | undefined;

  const age = () => now() - loadedAt;
  const pause = () => (age() < KEEP_MS ? PAUSE_MS : PAUSE_WITHOUT_KEYS_MS);

  async function reload(): Promise<void> {
    askedAt = now();
    try {
      const loaded = await load();
      if (loaded.size === 0) throw new Unusable('answered 200 with no usable key');
      keys = loaded;
      loadedAt = now();
      failed = false;
    } catch (error) {
      failed = true;
      log({ event: 'keys', level: 'error', message: `${place}: ${reasonOf(error)}` });
    } finally {
      pending = undefined;
    }
  }

  function cached(kid: string): Key | undefined {
    return age() < FRESH_MS ? keys.get(kid) : undefined;
  }

  async function find(kid: string): Promise<Key | undefined> {
    const fresh = cached(kid);
    if (fresh) return fresh;
    const asks = !pending && now() - askedAt >= pause();
    if (asks) {
      pending = reload();
      waitUntil?.(pending);
    }
    await pending;
    const key = age() < KEEP_MS ? keys.get(kid) : undefined;
    if (key) return key;
    if (asks && !failed) return undefined;
    const seconds = failed ? 5 : Math.max(1, Math.ceil((askedAt + PAUSE_MS - now()) / 1000));
    throw new TokenEndpointProblem('keys_unavailable', { 'retry-after': String(seconds) });
  }

  return { find, cached };
}
