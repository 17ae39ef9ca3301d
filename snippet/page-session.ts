import { MEMORY, recall, remember } from './memory';
import type { MessagingToken } from './messaging-token';
import { attributes, roles, siteUser } from './options';
import { report } from './report';
import { pageUser } from './signed-in-user';
import { until } from './until';

/**
 * The key of this page's user, never an e-mail address or a name. `true` until it is known; falsy
 * when nobody is signed in, and for good when they have gone.
 */
export let user: unknown = attributes.signedIn === 'true';

/** The user for whom the page was made: once it is parsed, and the widget has forgotten any other. */
export let page: Promise<HelpCenterUser>;

/** The widget, once it is there. */
export let widget: Promise<Widget>;

/** The key of the user for whom this page has a token: the widget may be logged in as them. */
let holder: unknown;
let logOutOf: (zE: Widget) => void;

/** What the tabs of this browser tell one another, by keys of users. */
type Shared = [
  /** For whom the newest page was made: `true` until it is parsed; nobody when it is anonymous. */
  here?: unknown,
  /** As whom the widget is logged in, or is about to be. */
  held?: unknown,
];

const shared = (): Shared => (recall('localStorage') || []) as Shared;

/** As whom this browser's widget is logged in, or is about to be. */
export const held = (): unknown => shared()[1];

/** Tells the other tabs, and the next page. */
export const share = (here?: unknown, held?: unknown): void =>
  remember('localStorage', (here || held) && [here, held]);

/**
 * Follows this page's user: finds out whose page it is, and makes the widget forget them when they
 * have gone, and whoever it still holds from before.
 *
 * @param logOutOfWidget how that widget forgets its user
 */
export const openPageSession = (logOutOfWidget: (zE: Widget) => void): void => {
  logOutOf = logOutOfWidget;
  widget = until(() => window.zE);
  // Before anything is asked for: else a sign-out in another tab would find nothing to take away.
  if (user) share(user, held());
  page = pageUser().then(async (made) => {
    // Pages call administrators managers; everything else of Zendesk's calls them admins.
    if (roles && !roles.includes((made.role as string).replace('manager', 'admin'))) user = false;
    // Without an e-mail address the identifier is everybody's: then Zendesk says who it is.
    const key = siteUser || (made.email && made.identifier);
    if (!user || key) await settle(user && key);
    return made;
  });
  // Another tab has opened a page: for somebody else, or for nobody, after a sign-out?
  addEventListener('storage', () => {
    const here = shared()[0];
    page.then(() => {
      if (user && here !== user && here !== true) settle(false, here);
    });
  });
};

/**
 * Settles whose page this is: nobody's, once they have gone. Whoever else the widget holds must leave.
 *
 * @param here what the other tabs are told
 */
export const settle = async (key: unknown, here = key): Promise<void> => {
  const leaving = holder || held();
  user = key;
  share(here, held());
  if (!leaving || leaving === key) return;
  holder = false;
  remember('sessionStorage');
  await widget.then(logOutOf).catch(fail);
  report('logout');
  // Another tab may have logged in somebody else by now.
  if (held() === leaving) share(shared()[0]);
};

/** Remembers a token as this page's user's, and returns its JWT. */
export const keep = (token: MessagingToken): string => {
  if (user) {
    holder = user;
    share(user, user);
    remember('sessionStorage', { ...token, user });
  }
  return token.jwt;
};

/**
 * Says what went wrong; in the console too, if it is for an administrator to mend, which a user who
 * has gone and a Zendesk that does not answer are not.
 *
 * @param problem a code, or what the widget threw or refused with
 */
export const fail = (problem: unknown): void => {
  const code = typeof problem === 'string' ? problem : 'messenger-refused';
  report('error', { code });
  if (code === 'zendesk-401') user && settle(false);
  else if (!/zendesk-[05]/.test(code)) {
    const advice = code === 'zendesk-404' ? 'No Help Center JWTs: set data-proof="cookie"' : '';
    console.warn(MEMORY, code, advice);
  }
};
