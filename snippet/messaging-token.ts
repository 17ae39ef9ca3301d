import { jwtPayload } from './jwt-payload';
import type { Options } from './options';
import type { Problem } from './problem';
import { request } from './request';

/** What the token endpoint is told, by the names of the article that this project began from. */
export interface TokenRequest {
  external_id: string;
  user_email?: string;
  user_name?: string;
  help_center_jwt?: string;
}

/** A messaging JWT in hand. */
export interface MessagingToken {
  jwt: string;
  /** When it stops being good, in milliseconds of the visitor's own clock. */
  until: number;
}

/** Seconds by which the visitor's clock may be wrong before a good token is thought expired. */
const CLOCK_TOLERANCE = 900;
/** Seconds after which a token that never expires is asked for anew. */
const HOUR = 3600;

/**
 * Asks the token endpoint for a messaging JWT.
 *
 * The body is JSON that travels as `text/plain`, which is what a string body is by default: the
 * browser then sends no CORS preflight.
 *
 * @throws a {@link Problem}: `endpoint-unavailable`, `endpoint-refused` or `endpoint-answer`.
 */
export async function messagingToken(
  { endpoint, proof }: Options,
  user: TokenRequest,
): Promise<MessagingToken> {
  const { status, text, retryAfter } = await request(endpoint, {
    method: 'POST',
    body: JSON.stringify(user),
    credentials: proof === 'cookie' ? 'include' : 'same-origin',
  });
  if (!status || status > 499) throw { code: 'endpoint-unavailable', status } satisfies Problem;
  if (status > 299) {
    throw {
      code: 'endpoint-refused',
      status,
      reason: retryAfter,
      advice: 'See the log of the token endpoint',
    } as Problem;
  }
  try {
    return fresh(jwtIn(text));
  } catch (_) {
    throw {
      code: 'endpoint-answer',
      advice: 'The token endpoint must answer with a JWT that has not expired',
    } satisfies Problem;
  }
}

/** Takes the answer as bare text, `"…"`, `{"jwt": …}` or `{"token": …}`. */
function jwtIn(text: string): string {
  const trimmed = text.trim();
  if (!/^["{]/.test(trimmed)) return trimmed;
  const answer = JSON.parse(trimmed);
  return answer.jwt || answer.token || answer;
}

/**
 * Says until when a token that has just come is good.
 *
 * The visitor's clock may be wrong, so the end is reckoned from how long the token lives
 * (`exp - iat`), not from when. By the clock, only a token that is long over is refused; one that
 * is just over, the messenger refuses.
 */
function fresh(jwt: string): MessagingToken {
  const now = Date.now();
  const { iat = now / 1000, exp = iat + HOUR } = jwtPayload(jwt);
  if (exp < now / 1000 - CLOCK_TOLERANCE) throw 0;
  return { jwt, until: now + (exp - iat) * 1000 };
}
