import { SignJWT } from 'jose';
import type { Account } from '../../../../src/local-help-center/account/account.js';

/** A messaging JWT of this account; `claims` replace or add to those of John Smith. */
export function messagingJwt(
  { messagingKey }: Account,
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = {},
): Promise<string> {
  return new SignJWT({ scope: 'user', external_id: 'crm-1042', name: 'John Smith', ...claims })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: messagingKey.id, ...header })
    .sign(new TextEncoder().encode(messagingKey.secret));
}
