import { timingSafeEqual } from 'node:crypto';
import type { ApiCredentials } from '../people/account.js';

/**
 * Tells whether a request carries the account's API token: Basic auth with `EMAIL/token:TOKEN`.
 *
 * Source: https://developer.zendesk.com/api-reference/introduction/security-and-auth/#api-token
 */
export function hasApiToken(request: Request, { email, token }: ApiCredentials): boolean {
  const given = Buffer.from(request.headers.get('authorization') ?? '');
  const expected = Buffer.from(
    `Basic ${Buffer.from(`${email}/token:${token}`).toString('base64')}`,
  );
  return given.length === expected.length && timingSafeEqual(given, expected);
}
