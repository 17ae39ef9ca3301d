import type { TokenRequest } from './messaging-token';
import { readJwt } from './read-jwt';
import { request } from './request';

/**
 * Asks Zendesk for its signed word on who is signed in now: the Help Center JWT.
 *
 * @throws `zendesk-401` when nobody is; `zendesk-404` when the account's plan has none (all but
 * Enterprise plans)
 */
export const helpCenterJwt = (): Promise<TokenRequest> => {
  return request('zendesk', '/api/v2/help_center/integration/token', (answer) => {
    const [help_center_jwt, { userId, externalId, email }] = readJwt(answer);
    return { external_id: externalId || `${userId}`, user_email: email, help_center_jwt };
  });
};
