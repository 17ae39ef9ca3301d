import * as v from 'valibot';
import { EmailAddress, ExternalId } from '../identity/index.js';
import { TokenEndpointProblem } from '../problem.js';
import type { KeyFor } from './key-list.js';
import type { RemoteKeys } from './remote-keys.js';
import { type SignedJwtVerifier, signedJwtVerifier, Times } from './signed-jwt.js';

const UserId = v.union([
  v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.transform(String)),
  v.pipe(v.string(), v.regex(/^[1-9]\d{0,19}$/)),
]);

// `externalId` is null for users who have none; anything else that is not a usable id is refused,
// not replaced, because a token for the wrong id opens somebody else's conversations.
const Claims = v.object({
  userId: UserId,
  externalId: v.nullish(ExternalId),
  email: v.nullish(EmailAddress),
  ...Times,
});

/** What Zendesk states about the signed-in user. */
export type HelpCenterClaims = v.InferOutput<typeof Claims>;

/** Checks Help Center JWTs against the account's keys. They live minutes: a day is odd. */
export function helpCenterJwtVerifier(
  keys: RemoteKeys<KeyFor>,
): SignedJwtVerifier<HelpCenterClaims> {
  return signedJwtVerifier({
    algorithms: ['RS256'],
    forbidden: ['x5t', 'x5t#S256'],
    keys,
    read(claims) {
      const parsed = v.safeParse(Claims, claims);
      if (!parsed.success) throw new TokenEndpointProblem('proof_claims');
      return parsed.output;
    },
    maxLife: 24 * 60 * 60,
  });
}
