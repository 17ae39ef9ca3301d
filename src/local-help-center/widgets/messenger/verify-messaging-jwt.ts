import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import * as v from 'valibot';
import type { MessagingKey } from '../../account/index.js';
import type { LoginFailure, LoginFailureReason } from './protocol.js';

const optionalText = v.optional(v.nullable(v.string()), null);
const optionalClaims = v.object({
  name: optionalText,
  email: optionalText,
  email_verified: v.optional(v.boolean(), false),
  exp: v.optional(v.nullable(v.number()), null),
});

/** What Zendesk takes from a messaging JWT. */
export type MessagingClaims = v.InferOutput<typeof optionalClaims> & {
  readonly external_id: string;
};

export type Verification =
  | { readonly claims: MessagingClaims }
  | { readonly failure: LoginFailure };

/**
 * Verifies a messaging JWT as Zendesk does: HS256 only, a key that the account has, its signature,
 * `exp` where there is one, `scope: "user"`, `external_id` a string of 1 to 255 characters.
 *
 * Source: "Authenticating end users in messaging", support.zendesk.com.
 *
 * @param jwt whatever the page handed over
 */
export async function verifyMessagingJwt(jwt: unknown, key: MessagingKey): Promise<Verification> {
  if (typeof jwt !== 'string' || jwt === '') {
    return failed('no_jwt', `The callback gave ${typeof jwt} instead of a JWT.`);
  }
  const header = readHeader(jwt);
  if (!header) return failed('malformed_jwt', 'What the callback gave is not a JWT.');
  if (header.alg !== 'HS256') {
    return failed('wrong_algorithm', `The JWT is signed with ${header.alg}; only HS256 is taken.`);
  }
  if (header.kid !== key.id) {
    return failed(
      'unknown_key',
      'The kid in the JWT’s header is not a messaging key of this account.',
    );
  }
  try {
    const secret = new TextEncoder().encode(key.secret);
    return readClaims((await jwtVerify(jwt, secret, { algorithms: ['HS256'] })).payload);
  } catch (error) {
    return verificationFailure(error);
  }
}

function readHeader(jwt: string): { alg?: string; kid?: string } | null {
  try {
    return decodeProtectedHeader(jwt) as { alg?: string; kid?: string };
  } catch {
    return null;
  }
}

function readClaims(payload: JWTPayload): Verification {
  const { scope, external_id } = payload;
  if (scope !== 'user') return failed('wrong_scope', 'The JWT’s scope is not "user".');
  if (typeof external_id !== 'string') {
    return failed('bad_external_id', `The external_id is ${typeof external_id}, not a string.`);
  }
  if (external_id === '' || external_id.length > 255) {
    return failed('bad_external_id', 'The external_id does not have 1 to 255 characters.');
  }
  const optional = v.safeParse(optionalClaims, payload);
  if (!optional.success) {
    const [issue] = optional.issues;
    return failed(
      'bad_claims',
      `The JWT’s ${v.getDotPath(issue) ?? 'payload'} has the wrong type.`,
    );
  }
  return { claims: { external_id, ...optional.output } };
}

function verificationFailure(error: unknown): Verification {
  if (error instanceof errors.JWTExpired) return failed('expired_jwt', 'The JWT has expired.');
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return failed('bad_signature', 'The JWT is not signed with the secret of this key.');
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    return failed('bad_claims', `The JWT’s ${error.claim} is not valid.`);
  }
  return failed('malformed_jwt', 'What the callback gave is not a JWT.');
}

function failed(reason: LoginFailureReason, message: string): { failure: LoginFailure } {
  return { failure: { type: 'LoginFailedError', reason, message } };
}
