import { SignJWT } from 'jose';
import type { HelpCenterKey, Person } from '../people/index.js';

/** Help Center JWTs live "a few minutes". */
const LIFETIME_SECONDS = 5 * 60;

/**
 * Zendesk's word for who is signed in: RS256, the key's id in the header, `userId` (a number),
 * `email`, `externalId` (`null` where the person has none), `iat` and `exp` in seconds.
 */
export function signHelpCenterJwt(key: HelpCenterKey, person: Person): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({
    userId: person.id,
    email: person.email,
    externalId: person.externalId,
    iat: now,
    exp: now + LIFETIME_SECONDS,
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.kid })
    .sign(key.privateKey);
}
