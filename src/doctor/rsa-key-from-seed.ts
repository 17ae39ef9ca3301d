import { checkPrimeSync, createHash } from 'node:crypto';
import type { JWK } from 'jose';

const EXPONENT = 65_537n;

/**
 * Makes an RSA key that is the same for the same seed: for test vectors, where a key must be known
 * to everybody and made by nobody in particular. Never for anything real.
 *
 * @returns the private key, 2048 bits
 */
export function rsaKeyFromSeed(seed: string): JWK {
  const p = primeFrom(`${seed} p`);
  const q = primeFrom(`${seed} q`);
  const d = inverse(EXPONENT, (p - 1n) * (q - 1n));
  return {
    kty: 'RSA',
    n: encoded(p * q),
    e: encoded(EXPONENT),
    d: encoded(d),
    p: encoded(p),
    q: encoded(q),
    dp: encoded(d % (p - 1n)),
    dq: encoded(d % (q - 1n)),
    qi: encoded(inverse(q, p)),
  };
}

/** The first fitting prime behind 1024 bits that SHA-256 makes of the seed. */
function primeFrom(seed: string): bigint {
  const blocks = [0, 1, 2, 3].map((block) =>
    createHash('sha256').update(`${seed} ${block}`).digest('hex'),
  );
  // The two highest bits set make the product 2048 bits long; the lowest makes it odd.
  let candidate = BigInt(`0x${blocks.join('')}`) | (3n << 1022n) | 1n;
  while (!checkPrimeSync(candidate) || candidate % EXPONENT === 1n) candidate += 2n;
  return candidate;
}

/** The inverse of `value` modulo `modulus` (extended Euclid). */
function inverse(value: bigint, modulus: bigint): bigint {
  let [old, now] = [value, modulus];
  let [oldFactor, factor] = [1n, 0n];
  while (now !== 0n) {
    const quotient = old / now;
    [old, now] = [now, old - quotient * now];
    [oldFactor, factor] = [factor, oldFactor - quotient * factor];
  }
  return ((oldFactor % modulus) + modulus) % modulus;
}

function encoded(value: bigint): string {
  const hex = value.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url');
}
