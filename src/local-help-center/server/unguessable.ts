import { randomBytes } from 'node:crypto';

/** @returns 256 random bits in letters, digits, `-` and `_`: a session or a secret. */
export function unguessable(): string {
  return randomBytes(32).toString('base64url');
}
