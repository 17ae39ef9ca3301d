import { freshToken } from './fresh-token';
import { remember, TAB } from './memory';
import type { MessagingToken } from './messaging-token';
import { options } from './options';
import { fail, madeFor, pageOwner, type RememberedToken, setWidgetOwner } from './page-session';
import { report } from './report';
import { NOBODY } from './tabs';
import { tell } from './widget';

/** A token that the messenger has not received yet, or the request for one. */
let inHand: MessagingToken | Promise<MessagingToken> | undefined;
let refused = false;
let withoutEmail: boolean | undefined;

/** Logs this page's user in: with the token that this tab remembers, else with a new one. */
export const logInToMessenger = async (remembered: Partial<RememberedToken>): Promise<void> => {
  // A session may end where no snippet runs: a page that comes back is checked again.
  addEventListener('pageshow', (event) => {
    if (event.persisted) logIn();
  });
  const good = (remembered.until as number) > Date.now() / 1000 + 60;
  // At once, in parallel with the parsing of the page, unless it may turn out to be needless.
  if (good || options.roles) await madeFor;
  if (good && remembered.user === pageOwner) {
    withoutEmail = remembered.without_email;
    inHand = remembered as RememberedToken;
  }
  logIn();
};

/** Only the messenger itself returns a function here, with which to unsubscribe. */
export const logOutOfMessenger = (zE: WidgetFunction): boolean => {
  zE('messenger', 'logoutUser');
  return typeof zE('messenger:on', 'close', () => {}) === 'function';
};

const logIn = (): Ignored =>
  pageOwner &&
  withToken(() =>
    tell((zE) => {
      // They may have signed out, in another tab, while the messenger took its time.
      if (pageOwner && inHand) zE('messenger', 'loginUser', jwtCallback, loginCallback);
    }).catch(fail),
  );

/** The messenger asks at login, and again whenever the token has expired. */
const jwtCallback = (callback: HandOver): Promise<void> =>
  withToken(({ jwt }) => {
    inHand = undefined;
    setWidgetOwner(pageOwner);
    callback(jwt);
  });

/**
 * Uses the available token, else a new one. If the messenger asks twice at once, it gets the
 * same one twice.
 */
const withToken = async (use: (token: MessagingToken) => void): Promise<void> => {
  try {
    inHand = inHand || freshToken(withoutEmail);
    const token = await inHand;
    if (!pageOwner) return;
    remember(TAB, { ...token, user: pageOwner, without_email: withoutEmail });
    use(token);
  } catch (problem) {
    inHand = undefined;
    fail(problem as object);
  }
};

/**
 * A login that failed is tried once more with a new token, without the e-mail address: the usual
 * cause is that the address belongs to another external id (409 conflict), and the external id alone
 * has no conflict.
 */
const loginCallback = (error: LoginFailedError | null): Ignored => {
  if (!error) return report('login', { withoutEmail: !!withoutEmail });
  remember(TAB);
  if (!refused) {
    refused = withoutEmail = true;
    return logIn();
  }
  setWidgetOwner(NOBODY);
  return fail(error);
};
