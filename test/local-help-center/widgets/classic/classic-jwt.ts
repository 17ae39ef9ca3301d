import { SignJWT } from 'jose';
import type { Account } from '../../../../src/local-help-center/account/account.js';

/** A JWT for the Classic widget; `claims` replace or add to those of John Smith. */
export function classicJwt(
  { classicSecret }: Account,
  claims: Record<string, unknown> = {},
): Promise<string> {
  return new SignJWT({
    jti: crypto.randomUUID(),
    iat: Math.floor(Date.now() / 1000),
    name: 'John Smith',
    email: 'john.smith@example.com',
    external_id: 'crm-1042',
    ...claims,
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(new TextEncoder().encode(classicSecret));
}
