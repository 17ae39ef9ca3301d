import type { TokenRequest } from './messaging-token';
import { options } from './options';
import { readJwt } from './read-jwt';
import { request } from './request';

/**
 * Finds out who is signed in now, with the proof that the options name: from Zendesk's signed word,
 * the Help Center JWT, or from `users/me.json`. A website has no Zendesk to ask, only its own word.
 *
 * @returns a user without an id for a visitor who is not signed in
 * @throws `zendesk-401` when nobody is signed in; `zendesk-404` when the account's plan has no Help
 * Center JWTs (all but Enterprise plans)
 */
export const signedInUser = (): TokenRequest | Promise<TokenRequest> => {
  const isJwt = options.proof === 'help-center-jwt';
  return options.user
    ? { external_id: options.user }
    : request(
        'zendesk',
        isJwt ? '/api/v2/help_center/integration/token' : '/api/v2/users/me.json',
        (answer) => {
          const [help_center_jwt, user] = isJwt
            ? readJwt(answer)
            : [undefined, JSON.parse(answer).user];
          // Zendesk's names in `users/me.json` and in the Help Center JWT. Anonymous: `id` is null.
          const id = user.userId || user.id;
          return {
            external_id: user.externalId || user.external_id || (id && `${id}`),
            user_email: user.email,
            help_center_jwt,
          };
        },
      );
};
