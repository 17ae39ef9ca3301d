import { TokenEndpointProblem } from '../problem.js';
import { hs256Signer } from './hs256-signer.js';
import type { TokenSigner } from './messaging-jwt.js';

/**
 * Signs tokens for the Web Widget (Classic): no `kid`, another secret than messaging's, a `jti`
 * that is used once, and always a name and an e-mail address, since Classic knows people by it.
 *
 * @param ttl - how long a token lives, in seconds
 * @throws {TokenEndpointProblem} `email_missing`
 */
export function classicJwtSigner(secret: string, ttl: number): TokenSigner {
  const sign = hs256Signer(secret);
  return async ({ externalId, name, email }, iat) => {
    if (email === undefined) throw new TokenEndpointProblem('email_missing');
    return sign({
      jti: crypto.randomUUID(),
      name: name ?? email.slice(0, email.indexOf('@')),
      email,
      external_id: externalId,
      iat,
      exp: iat + ttl,
    });
  };
}
