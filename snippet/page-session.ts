import { MEMORY, recall, remember, TAB } from './memory';
import type { MessagingToken } from './messaging-token';
import { options, readOptions } from './options';
import { report } from './report';
import {
  type Key,
  NOBODY,
  type Owner,
  type SharedOwner,
  SOMEBODY,
  sharedOwners,
  shareOwners,
} from './tabs';
import { pause, until } from './until';
import { tell } from './widget';

/** A token that this tab remembers, and the user it was made for. */
export interface RememberedToken extends MessagingToken {
  user: Owner;
  /** Whether it was requested without the e-mail address. */
  without_email?: boolean | undefined;
}

/** Whose page this is. */
export let pageOwner: Owner;

/** The user for whom Guide made the page: once it is parsed, and the widget has forgotten any other. */
export let madeFor: Promise<HelpCenterUser>;

/**
 * As whom the widget is logged in on this page, whatever other tabs wrote meanwhile; `undefined`
 * while this page has neither logged in nor out.
 */
let widgetOwner: Owner | undefined;

/** @returns whether the function is known to be the widget, and no placeholder for it */
type LogOut = (zE: WidgetFunction) => boolean | undefined;

let logOut: LogOut;

/**
 * Starts the snippet: follows this page's user, logs them in, and makes the widget forget its user
 * when they have left.
 *
 * A second block on the page does nothing. One that runs when the page has long been parsed comes
 * from a script that changes pages without loading them (Turbo, pjax): it replaces the first.
 */
export const start = (
  logIn: (remembered: Partial<RememberedToken>) => Ignored,
  logOutOfWidget: LogOut,
): Ignored => {
  readOptions();
  const earlier = window.guideMessagingAuth;
  if (!('signedIn' in options)) return fail({ code: 'no-attributes' });
  if (!options.endpoint || (earlier && document.readyState === 'loading')) return undefined;
  if (earlier) earlier.stop();
  window.guideMessagingAuth = {
    ...options,
    stop() {
      pageOwner = NOBODY;
      // What is still to be logged out, the next block logs out.
      widgetOwner = SOMEBODY;
    },
  };
  pageOwner = options.signedIn === 'true';
  logOut = logOutOfWidget;
  // Taken out, and put back only if it turns out to be this user's.
  const remembered = recall(TAB) as Partial<RememberedToken>;
  remember(TAB);
  const [newest, loggedIn] = sharedOwners();
  // There is nothing to do for a visitor whom no tab of this browser knows.
  if (!pageOwner && !newest && !loggedIn && !remembered.user) return undefined;
  // Before anything is requested: else a sign-out in another tab would find nothing to take away.
  shareOwners(SOMEBODY, loggedIn);
  // Where localStorage refuses to be written, the token is the only sign of a login.
  if (!sharedOwners()[0]) widgetOwner = remembered.user;
  madeFor = pageUser();
  // Another tab has opened a page: for somebody else, or for nobody, after a sign-out?
  addEventListener('storage', () => {
    const [now] = sharedOwners();
    madeFor.then(() => {
      if (pageOwner && now !== pageOwner && now !== SOMEBODY) setPageOwner(NOBODY, now);
    });
  });
  return pageOwner && logIn(newest === remembered.user ? remembered : {});
};

/**
 * Returns the user for whom Guide made the page, as soon as the page is parsed: Guide writes
 * `HelpCenter.user` at the end of the body, after the head has run. Empty when it wrote none.
 */
const pageUser = async (): Promise<HelpCenterUser> => {
  await until(() => document.readyState !== 'loading');
  // biome-ignore lint/complexity/useOptionalChain: it costs twice the bytes in ES2018
  const made = (window.HelpCenter || {}).user || {};
  // Pages call administrators managers; everything else of Zendesk's calls them admins.
  const role = `${made.role}`.replace('manager', 'admin');
  if (!`${options.roles || role}`.includes(role)) pageOwner = NOBODY;
  // Without an e-mail address the identifier is everybody's: then Zendesk decides who it is.
  const key = options.user || (made.email && made.identifier);
  if (!pageOwner || key) setPageOwner(pageOwner && (key as Key));
  return made;
};

/**
 * Sets whose page this is: nobody's, once they have left. The widget must forget anybody else.
 *
 * @param newest whose the newest page is, for the other tabs
 */
export const setPageOwner = (owner: Owner, newest: SharedOwner = owner): void => {
  const [, loggedIn] = sharedOwners();
  const leaving = widgetOwner || loggedIn;
  pageOwner = owner;
  shareOwners(newest, loggedIn);
  remember(TAB);
  if (!leaving || leaving === owner) return;
  widgetOwner = NOBODY;
  tell((zE) => {
    // By now it has logged in this page's user.
    if (widgetOwner) return;
    const isWidget = logOut(zE);
    report('logout');
    // A placeholder is replaced soon. Another tab may have logged in somebody else meanwhile.
    pause(isWidget ? 0 : 9000).then(() => {
      if (zE === window.zE && `${sharedOwners()}` === `${[newest, leaving]}`) shareOwners(newest);
    });
  }).catch(fail);
};

/** Records as whom the widget is logged in, also for the other tabs: this page's user, or nobody. */
export const setWidgetOwner = (owner: Owner): void => {
  widgetOwner = owner;
  shareOwners(sharedOwners()[0], owner);
};

/**
 * Reports what went wrong; in the console too, if an administrator can fix it, which is not so for a
 * user who has left and for a Zendesk that does not answer.
 *
 * @param problem a code, or what the widget threw or refused with
 */
export const fail = (problem: object): void => {
  const detail = { code: 'messenger-refused', ...problem };
  const { code } = detail;
  report('error', detail);
  if (code === 'zendesk-401') pageOwner && setPageOwner(NOBODY);
  else if (!/zendesk-[05]/.test(code)) console.warn(MEMORY, code);
};
