import type { TokenRequest } from './messaging-token';
import type { Problem } from './problem';
import { request } from './request';

/**
 * Waits until the page is parsed (Guide writes `HelpCenter.user` at the end of the body, after the
 * head has run) and returns the user for whom it was made. Empty when Guide wrote none.
 *
 * `readystatechange` comes before the page's deferred scripts run; `DOMContentLoaded` after them.
 */
export function pageUser(): Promise<HelpCenterUser> {
  return new Promise((resolve) => {
    const read = () => resolve(window.HelpCenter?.user || {});
    if (document.readyState !== 'loading') return read();
    document.addEventListener('readystatechange', read, { once: true });
  });
}

/**
 * Asks Zendesk who is signed in now.
 *
 * @throws a {@link Problem} when nobody is (`signed-out`), or Zendesk does not say.
 */
export async function currentUser(): Promise<TokenRequest> {
  const { status, text } = await request('/api/v2/users/me.json');
  let user: { id: number | null; external_id?: string | null; email: string; name: string };
  try {
    user = JSON.parse(text).user;
    // For a visitor who is not signed in, Zendesk answers with a user without an id.
    if (user.id)
      return {
        external_id: user.external_id || `${user.id}`,
        user_email: user.email,
        user_name: user.name,
      };
  } catch (_) {
    if (status !== 401) throw { code: 'zendesk-unavailable', status } satisfies Problem;
  }
  throw { code: 'signed-out' } satisfies Problem;
}
