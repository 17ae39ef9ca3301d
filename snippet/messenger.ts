import { freshToken } from './fresh-token';
import { recall, remember } from './memory';
import type { MessagingToken } from './messaging-token';
import { roles } from './options';
import { departed, fail, keep, page, signedIn, user, widget } from './page-session';
import { report } from './report';

/** A token that the messenger has not been given yet. */
let inHand: string | Promise<string> = '';
let refused = false;

/** Logs this page's user in to the messenger: with the token this tab remembers, else a new one. */
export const logInToMessenger = (): unknown => {
  const remembered = (recall('sessionStorage') || {}) as MessagingToken & { user?: unknown };
  const good = remembered.until > Date.now() / 1000 + 60;
  // At once, in parallel with the parsing of the page, unless it may turn out to be needless.
  if (!good && !roles) return logIn();
  return page.then(() => {
    // Only if it is this user's, and nobody has signed out anywhere since.
    if (good && !departed && remembered.user === user) inHand = keep(remembered);
    logIn();
  });
};

export const logOutOfMessenger = (zE: Widget): void => zE('messenger', 'logoutUser');

const logIn = async (): Promise<void> => {
  if (!signedIn) return;
  try {
    inHand = await (inHand || freshToken());
    const zE = await widget;
    // They may have signed out, in another tab, while the messenger took its time.
    if (signedIn) zE('messenger', 'loginUser', jwtCallback, loginCallback);
  } catch (problem) {
    fail(problem as string);
  }
};

/** The messenger asks at login, and again whenever the token has expired. */
const jwtCallback = async (callback: HandOver): Promise<void> => {
  try {
    const jwt = await (inHand || freshToken());
    inHand = '';
    if (signedIn) callback(jwt);
  } catch (problem) {
    fail(problem as string);
  }
};

const loginCallback = (error: LoginFailedError | null): unknown => {
  if (!error) return report('login');
  remember('sessionStorage');
  if (!refused) {
    refused = true;
    return logIn();
  }
  remember('localStorage');
  return fail('messenger-refused');
};
