import { type MessagingToken, messagingToken } from './messaging-token';
import { madeFor, pageOwner, setPageOwner } from './page-session';
import { signedInUser } from './signed-in-user';
import { SOMEBODY } from './tabs';

/**
 * Gets a new messaging JWT for the user who is signed in now, who must be the page's, and remembers
 * it.
 *
 * @throws `zendesk-401` when the page's user is not the one who is signed in, and what the two
 * requests throw
 */
export const freshToken = async (withoutEmail?: boolean): Promise<MessagingToken> => {
  const now = await signedInUser();
  const made = await madeFor;
  if (pageOwner === SOMEBODY) setPageOwner(now.external_id);
  // Another tab may have signed out, or in as somebody else, since the page was made. Guide may
  // write an address with capitals that the JWT has not.
  if (
    !pageOwner ||
    (made.email
      ? made.email.toLowerCase() !== `${now.user_email}`.toLowerCase()
      : pageOwner !== now.external_id)
  ) {
    throw { code: 'zendesk-401' };
  }
  return messagingToken({ user_name: made.name, without_email: withoutEmail, ...now });
};
