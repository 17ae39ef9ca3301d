import type { Visitor } from '../identity/identity.js';
import { hs256Signer } from './hs256-signer.js';

/** Signs a token for a visitor; `iat` is in seconds since 1970. */
export type TokenSigner = (visitor: Visitor, iat: number) => Promise<string>;

/**
 * Signs messaging JWTs: what `loginUser` takes. Header and claims are Zendesk's
 * (developer.zendesk.com, "Authenticating end users in messaging"): HS256 and `kid` in the header,
 * `scope: "user"` and a string `external_id` in the payload.
 *
 * @param ttl - how long a token lives, in seconds
 */
export function messagingJwtSigner(keyId: string, secret: string, ttl: number): TokenSigner {
  const sign = hs256Signer(secret, { kid: keyId });
  return async (visitor, iat) => {
    const { externalId, name, email } = visitor;
    return sign({
      scope: 'user',
      external_id: externalId,
      name,
      email,
      // Zendesk pairs a verified e-mail address with the external id for good: never on a guess.
      email_verified: (email !== undefined && visitor.emailVerified) || undefined,
      iat,
      exp: iat + ttl,
    });
  };
}
