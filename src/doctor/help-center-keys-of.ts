import { createPublicKey } from 'node:crypto';
import type { JWK } from 'jose';
import * as v from 'valibot';

const PATH = '/api/v2/help_center/integration/keys.json';
/** Milliseconds. */
const TIMEOUT = 5000;

const KeyList = v.object({
  keys: v.pipe(
    v.array(
      v.looseObject({ kty: v.literal('RSA'), n: v.string(), e: v.string(), kid: v.string() }),
    ),
    v.maxLength(100),
  ),
});

/**
 * The public keys by which the account of a Help Center signs Help Center JWTs.
 *
 * @param origin of the Help Center
 * @returns `undefined` where it publishes none: on plans below Enterprise, or where nobody answers
 */
export async function helpCenterKeysOf(origin: string): Promise<readonly JWK[] | undefined> {
  try {
    const response = await fetch(new URL(PATH, origin), {
      headers: { accept: 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (response.status !== 200) return undefined;
    const { keys } = v.parse(KeyList, await response.json());
    // A key that is not a valid RSA key would end the signing of a forged proof with an error.
    for (const { kty, n, e } of keys) createPublicKey({ key: { kty, n, e }, format: 'jwk' });
    return keys.map(({ kty, n, e, kid }) => ({ kty, n, e, kid }));
  } catch {
    return undefined;
  }
}
