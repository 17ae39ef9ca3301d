import { matchToken } from './token-in-answer';

/** The claims that the snippet reads, of a Help Center JWT or of a messaging JWT. */
export interface Claims {
  iat?: number;
  exp?: number;
  userId?: number;
  externalId?: string | null;
  email?: string;
  /** Whom a messaging JWT is for. */
  external_id?: string;
  /** Whom an ID token is for. */
  sub?: string;
}

/**
 * Finds the JWT in an answer and decodes its claims. Verifies nothing: that is the receiver's job.
 *
 * `atob` returns bytes, one a character, and the claims are UTF-8: `escape` and
 * `decodeURIComponent` make characters of them. They are old, and in every browser.
 *
 * @throws when there is none, or its payload is not JSON
 */
export const readJwt = (answer: string): [jwt: string, claims: Claims] => {
  const [jwt, payload] = matchToken(answer) as unknown as [string, string];
  const bytes = atob(payload.replace(/-/g, '+').replace(/_/g, '/'));
  return [jwt, JSON.parse(decodeURIComponent(escape(bytes)))];
};
