import { createHash } from 'node:crypto';

/** Somebody with an account in the scripted Help Center. */
export interface Visitor {
  readonly userId: number;
  readonly name: string;
  readonly email: string;
  readonly externalId: string | null;
  readonly role: string;
}

export const john: Visitor = {
  userId: 1000000000101,
  name: 'John Smith',
  email: 'john.smith@example.com',
  externalId: 'crm-1042',
  role: 'end_user',
};

export const amina: Visitor = {
  userId: 1000000000102,
  name: 'Amina Haddad',
  email: 'amina.haddad@example.com',
  externalId: null,
  role: 'end_user',
};

export const grace: Visitor = {
  userId: 1000000000103,
  name: 'Grace Agent',
  email: 'grace@example.com',
  externalId: null,
  role: 'agent',
};

/** The external id under which the messenger should know them. */
export function externalIdOf(visitor: Visitor): string {
  return visitor.externalId ?? `${visitor.userId}`;
}

/** What Guide writes as `HelpCenter.user`, by Zendesk's own shape. */
export function helpCenterUser(visitor: Visitor | null): HelpCenterUser {
  const email = visitor?.email ?? null;
  return {
    identifier: createHash('sha1')
      .update(email ?? '')
      .digest('hex'),
    email,
    name: visitor?.name ?? '',
    role: visitor?.role ?? 'anonymous',
  };
}

/** A token of the right shape; its signature is nobody's, which the snippet does not look at. */
export function unsignedJwt(payload: Record<string, unknown>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(payload)}.c2lnbmF0dXJl`;
}

export function payloadOf(jwt: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString());
}
