import { helpCenterJwt } from './help-center-jwt';
import { messagingToken, type TokenRequest } from './messaging-token';
import { proof, siteUser } from './options';
import { keep, page, settle, user } from './page-session';
import { currentUser } from './signed-in-user';

/**
 * Gets a new messaging JWT for the user who is signed in now, who must be the page's, and remembers
 * it.
 *
 * @throws `zendesk-401` when the page's user is not the one who is signed in, and what the two
 * requests throw
 */
export const freshToken = async (): Promise<string> => {
  const [now, made] = await Promise.all([whoIsSignedIn(), page]);
  if (user === true) await settle(now.external_id);
  // Another tab may have signed out, or in as somebody else, since the page was made.
  if (!user || (made.email ? made.email !== now.user_email : user !== now.external_id)) {
    throw 'zendesk-401';
  }
  return keep(await messagingToken({ user_name: made.name, ...now }));
};

/** Asks for the proof that the options name. A website has no Zendesk to ask, only its own word. */
const whoIsSignedIn = (): TokenRequest | Promise<TokenRequest> => {
  if (siteUser) return { external_id: siteUser };
  return proof === 'help-center-jwt' ? helpCenterJwt() : currentUser();
};
