import { endpoint, proof } from './options';
import { readJwt } from './read-jwt';
import { request } from './request';

/** What the token endpoint is told, by the names of the article that this project began from. */
export interface TokenRequest {
  external_id: string;
  user_email?: string | undefined;
  user_name?: string | undefined;
  help_center_jwt?: string;
}

/** A messaging JWT in hand. */
export interface MessagingToken {
  jwt: string;
  /** When it stops being good, in seconds of the visitor's own clock. */
  until: number;
}

/**
 * Asks the token endpoint for a messaging JWT.
 *
 * The body is JSON that travels as `text/plain`, as a string does: so no CORS preflight is sent.
 *
 * The visitor's clock may be wrong. So the token's end is reckoned from how long it lives, and only
 * one that is a quarter of an hour over is refused; one that is just over, the messenger refuses. A
 * token without an end is kept for an hour.
 *
 * @throws `endpoint-STATUS`
 */
export const messagingToken = (user: TokenRequest): Promise<MessagingToken> => {
  const read = (answer: string) => {
    const now = Date.now() / 1000;
    const [jwt, { iat = now, exp = iat + 3600 }] = readJwt(answer);
    if (exp < now - 900) throw 0;
    return { jwt, until: now + exp - iat };
  };
  return request('endpoint', endpoint as string, read, {
    method: 'POST',
    body: JSON.stringify(user),
    credentials: proof === 'cookie' ? 'include' : 'omit',
  });
};
