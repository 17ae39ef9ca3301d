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
  /** Whether it was requested without the e-mail address. */
  without_email?: boolean | undefined;
}

/**
 * Asks the token endpoint for a messaging JWT.
 *
 * The body is JSON that is sent as `text/plain`, as any string is: so no CORS preflight is sent.
 *
 * The visitor's clock may be wrong. So the token's end is computed from how long it lives, and only
 * one that expired a quarter of an hour ago is refused; one that has just expired, the messenger
 * refuses. A token without an end is kept for an hour.
 *
 * @throws `endpoint-STATUS`
 */
export const messagingToken = (user: TokenRequest): Promise<MessagingToken> => {
  const read = (answer: string) => {
    const now = Date.now() / 1000;
    const [jwt, { iat = now, exp = iat + 3600 }] = readJwt(answer);
    if (exp < now - 900) throw 0;
    return { jwt, until: now + exp - iat, without_email: user.without_email };
  };
  return request('endpoint', options.endpoint as string, read, {
    method: 'POST',
    body: JSON.stringify(user),
    credentials: /cookie|id-/.test(options.proof as string) ? 'include' : 'omit',
  });
};
