/** The claims that the snippet reads, of a Help Center JWT or of a messaging JWT. */
export interface Claims {
  iat?: number;
  exp?: number;
  userId?: number;
  externalId?: string | null;
  email?: string;
}

/**
 * Finds the JWT in an answer, be that `{"token": …}`, `{"jwt": …}`, `"…"` or the bare token: JWTs
 * begin with `eyJ`, which is `{"` in base64.
 *
 * Verifies nothing: that is the receiver's job. Reads claims in ASCII only, which are all it needs.
 *
 * @throws when there is none, or its payload is not JSON
 */
export const readJwt = (answer: string): [jwt: string, claims: Claims] => {
  const [jwt] = /eyJ[\w.-]+/.exec(answer) as RegExpExecArray;
  const payload = jwt.split('.')[1] as string;
  return [jwt, JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/')))];
};
