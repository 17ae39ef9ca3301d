import type { Reader } from '../view/index.js';
import type { LinkTarget } from './link.js';

/**
 * The link to Zendesk's page for signing in, which leads back to the page it is on. Hidden for people
 * who are signed in.
 */
export function signInLink({
  person,
  url,
  urls,
  translate,
}: Pick<Reader, 'person' | 'translate' | 'url' | 'urls'>): LinkTarget {
  const returnTo = new URLSearchParams({ return_to: `${url.pathname}${url.search}` });
  return {
    href: `${urls.signIn}?${returnTo}`,
    text: translate('sign_in'),
    attributes: { rel: 'nofollow', 'data-auth-action': 'signin' },
    hidden: person !== null,
  };
}
