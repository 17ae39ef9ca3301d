import { options } from './options';
import { readJwt } from './read-jwt';
import { request } from './request';

/** What the token endpoint receives, by the names of the article that this project began from. */
export interface TokenRequest {
  external_id: string;
  user_email?: string | undefined;
  user_name?: string | undefined;
  help_center_jwt?: string | undefined;
  /** Leave the e-mail address out of the token. */
  without_email?: boolean | undefined;
}

/** A messaging JWT that is available. */
export interface MessagingToken {
  jwt: string;
  /** When it expires, in seconds of the visitor's own clock. */
  until: number;
}

/**
 * Makes a messaging JWT of the token endpoint's answer.
 *
 * The visitor's clock may be wrong. So the token's end is computed from how long it lives, and only
 * one that expired a quarter of an hour ago is refused; one that has just expired, the messenger
 * refuses. A token without an end is kept for an hour.
 *
 * @throws when the answer contains no JWT, or one that expired long ago
 */
export const readToken = (answer: string): MessagingToken => {
  const now = Date.now() / 1000;
  const [jwt, { iat = now, exp = iat + 3600 }] = readJwt(answer);
  if (exp < now - 900) throw 0;
  return { jwt, until: now + exp - iat };
};

/**
 * Asks the token endpoint for a messaging JWT.
 *
 * The body is JSON that is sent as `text/plain`, as any string is: so no CORS preflight is sent.
 *
 * @throws `endpoint-STATUS`
 */
export const messagingToken = (user: TokenRequest): Promise<MessagingToken> =>
  request('endpoint', options.endpoint as string, readToken, {
    method: 'POST',
    body: JSON.stringify(user),
    credentials: /cookie|id-/.test(options.proof as string) ? 'include' : 'omit',
  });
