import { MEMORY, recall, remember } from './memory';
import type { MessagingToken } from './messaging-token';
import { attributes, roles, siteUser } from './options';
import { report } from './report';
import { pageUser } from './signed-in-user';
import { until } from './until';

/** Whether this page's user is signed in. Turns false for good when they have gone. */
export let signedIn = attributes.signedIn === 'true';

/** The key of this page's user, once known: never an e-mail address or a name. */
export let user: unknown;

/** The user for whom the page was made, once it is parsed. */
export let page: Promise<HelpCenterUser>;

/** The widget, once it is there. */
export let widget: Promise<Widget>;

/** There if the widget was still somebody else's; settles when it has forgotten them. */
export let departed: Promise<void> | undefined;

/** Whether this page has a token: from then on the widget may be logged in. */
let loggedIn = false;
let logOutOf: (zE: Widget) => void;

/** The key of the user whom this browser's widget is logged in as. All tabs see it change. */
export const loggedInUser = (): unknown => recall('localStorage');

/**
 * Follows this page's user: finds out whose page it is, and makes the widget forget them when they
 * have gone, and whoever it still holds from before.
 *
 * @param logOutOfWidget how that widget forgets its user
 */
export const openPageSession = (logOutOfWidget: (zE: Widget) => void): void => {
  logOutOf = logOutOfWidget;
  widget = until(() => window.zE);
  page = pageUser().then((made) => {
    if (roles && !roles.includes(made.role as string)) signedIn = false;
    // Without an e-mail address the identifier is everybody's: then Zendesk says who it is.
    const key = siteUser || (made.email && made.identifier);
    if (!signedIn || key) settle(signedIn && key);
    return made;
  });
  // A sign-out or switch in another tab, and a page from the back/forward cache, which missed both.
  addEventListener('storage', lookAround);
  addEventListener('pageshow', (event) => {
    if (event.persisted) lookAround();
  });
};

/** Settles whose page this is; whoever else the widget holds has to leave it. */
export const settle = (key: unknown): void => {
  user = key;
  if (loggedInUser() !== user) departed = logOut();
};

/** Remembers a token as this page's user's, and returns its JWT. */
export const keep = async (token: MessagingToken): Promise<string> => {
  await departed;
  if (signedIn) {
    loggedIn = true;
    remember('localStorage', user);
    remember('sessionStorage', { ...token, user });
  }
  return token.jwt;
};

/** Says what went wrong: in the console too, unless it is only that the user has gone. */
export const fail = (code: string): void => {
  report('error', { code });
  if (code === 'zendesk-401') userHasGone();
  else {
    const advice = code === 'zendesk-404' ? 'No Help Center JWTs: set data-proof="cookie"' : '';
    console.warn(MEMORY, code, advice);
  }
};

const lookAround = (): void => {
  if (loggedIn && user !== loggedInUser()) userHasGone();
};

const userHasGone = (): void => {
  signedIn = false;
  logOut();
};

const logOut = async (): Promise<void> => {
  const leaving = loggedIn ? user : loggedInUser();
  remember('sessionStorage');
  if (!leaving) return;
  loggedIn = false;
  logOutOf(await widget);
  // Another tab may have logged in somebody else by now.
  if (leaving === loggedInUser()) remember('localStorage');
  report('logout');
};
