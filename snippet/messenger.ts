import { freshToken } from './fresh-token';
import { recall, remember } from './memory';
import type { MessagingToken } from './messaging-token';
import { roles } from './options';
import { fail, held, keep, page, share, user, widget } from './page-session';
import { report } from './report';

/** A token that the messenger has not been given yet, there or under way. */
let inHand: string | Promise<string> = '';
let refused = false;

/** Logs this page's user in to the messenger: with the token this tab remembers, else a new one. */
export const logInToMessenger = (): unknown => {
  // A session may end where no snippet hears of it: a page that comes back is looked at anew.
  addEventListener('pageshow', (event) => {
    if (event.persisted) logIn();
  });
  const remembered = (recall('sessionStorage') || {}) as MessagingToken & { user?: unknown };
  const good = remembered.until > Date.now() / 1000 + 60;
  // At once, in parallel with the parsing of the page, unless it may turn out to be needless.
  if (!good && !roles) return logIn();
  return page.then(() => {
    // Only if it is this user's, and nobody has signed out anywhere since.
    if (good && remembered.user === user && held() === user) inHand = keep(remembered);
    logIn();
  });
};

export const logOutOfMessenger = (zE: Widget): void => zE('messenger', 'logoutUser');

const logIn = (): unknown =>
  user &&
  give(async (jwt) => {
    inHand = jwt;
    const zE = await widget;
    // They may have signed out, in another tab, while the messenger took its time.
    if (user) zE('messenger', 'loginUser', give, loginCallback);
  });

/**
 * Gives a token to whoever wants one: the one in hand, else a new one. The messenger asks at login,
 * and again whenever the token has expired; if it asks twice at once, it gets the same one twice.
 */
const give = async (receive: (jwt: string) => unknown): Promise<void> => {
  try {
    inHand = inHand || freshToken();
    const jwt = await inHand;
    inHand = '';
    if (user) await receive(jwt);
  } catch (problem) {
    inHand = '';
    fail(problem);
  }
};

const loginCallback = (error: LoginFailedError | null): unknown => {
  if (!error) return report('login');
  remember('sessionStorage');
  if (!refused) {
    refused = true;
    return logIn();
  }
  share(user);
  return fail(error);
};
