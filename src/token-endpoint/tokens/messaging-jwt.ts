import type { Identity } from '../identity/index.js';
import { hs256Signer } from './hs256-signer.js';

/** Signs a token for somebody; `iat` is in seconds since 1970. */
export type TokenSigner = (identity: Identity, iat: number) => Promise<string>;

/**
 * Signs messaging JWTs: what `loginUser` receives. Header and claims are Zendesk's
 * (developer.zendesk.com, "Authenticating end users in messaging"): HS256 and `kid` in the header,
 * `scope: "user"` and a string `external_id` in the payload.
 *
 * @param ttl - how long a token lives, in seconds
 */
export function messagingJwtSigner(keyId: string, secret: string, ttl: number): TokenSigner {
  const sign = hs256Signer(secret, { kid: keyId });
  return async (identity, iat) => {
    const { externalId, name, email } = identity;
    return sign({
      scope: 'user',
      external_id: externalId,
      name,
      email,
      // Zendesk pairs a verified e-mail address with the external id for good: never on a guess.
      email_verified: (email !== undefined && identity.emailVerified) || undefined,
      iat,
      exp: iat + ttl,
    });
  };
}
