import { jwtPayload } from './jwt-payload';
import type { TokenRequest } from './messaging-token';
import type { Problem } from './problem';
import { request } from './request';

/**
 * Asks Zendesk for its signed word on who is signed in now: the Help Center JWT.
 *
 * @throws a {@link Problem} when nobody is (`signed-out`), when the account's plan has no Help
 * Center JWTs (404 on all but Enterprise plans), or when Zendesk does not answer as documented.
 */
export async function helpCenterJwt(): Promise<TokenRequest> {
  const { status, text } = await request('/api/v2/help_center/integration/token');
  if (status === 401) throw { code: 'signed-out' } satisfies Problem;
  if (status === 404) {
    throw {
      code: 'no-help-center-jwt',
      advice: 'This Zendesk plan has no Help Center JWTs: set data-proof="cookie"',
    } satisfies Problem;
  }
  try {
    const { token } = JSON.parse(text);
    const { userId, externalId, email } = jwtPayload(token);
    return {
      external_id: externalId || `${userId}`,
      user_email: email as string,
      help_center_jwt: token,
    };
  } catch (_) {
    throw { code: 'zendesk-unavailable', status } satisfies Problem;
  }
}
