import type { TokenRequest } from './messaging-token';
import { request } from './request';
import { until } from './until';

/**
 * Returns the user for whom Guide made the page, as soon as the page is parsed: Guide writes
 * `HelpCenter.user` at the end of the body, after the head has run. Empty when it wrote none.
 */
export const pageUser = async (): Promise<HelpCenterUser> => {
  await until(() => document.readyState !== 'loading');
  // biome-ignore lint/complexity/useOptionalChain: it costs twice the bytes in ES2018
  return (window.HelpCenter || {}).user || {};
};

/**
 * Asks Zendesk who is signed in now. For a visitor who is not, Zendesk answers with a user without
 * an id, and so does this.
 */
export const currentUser = (): Promise<TokenRequest> => {
  return request('zendesk', '/api/v2/users/me.json', (answer) => {
    const { id, external_id, email, name } = JSON.parse(answer).user;
    return { external_id: external_id || (id && `${id}`), user_email: email, user_name: name };
  });
};
