import { MEMORY, recall, remember, TAB } from './memory';
import type { MessagingToken } from './messaging-token';
import { options, readOptions } from './options';
import { report } from './report';
import { type Key, NOBODY, type Owner, SOMEBODY, share, shared } from './tabs';
import { pause, until } from './until';
import { tell } from './widget';

/** A token that this tab remembers, and the user it was made for. */
export interface RememberedToken extends MessagingToken {
  user: Owner;
  /** Whether it was requested without the e-mail address. */
  without_email?: boolean | undefined;
}

/** Whose page this is. */
export let user: Owner;

/** The user for whom the page was made: once it is parsed, and the widget has forgotten any other. */
export let page: Promise<HelpCenterUser>;

/** The user whom the widget has logged in on this page, whatever other tabs wrote meanwhile. */
let holder: Owner | undefined;

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
  logIn: (remembered: Partial<RememberedToken>) => unknown,
  logOutOfWidget: LogOut,
): unknown => {
  readOptions();
  const earlier = window.guideMessagingAuth;
  if (!('signedIn' in options)) return fail({ code: 'no-attributes' });
  if (!options.endpoint || (earlier && document.readyState === 'loading')) return undefined;
  if (earlier) earlier.stop();
  window.guideMessagingAuth = {
    ...options,
    stop() {
      user = NOBODY;
      // What is still to be logged out, the next block logs out.
      holder = SOMEBODY;
    },
  };
  user = options.signedIn === 'true';
  logOut = logOutOfWidget;
  // Taken out, and put back only if it turns out to be this user's.
  const remembered = recall(TAB) as Partial<RememberedToken>;
  remember(TAB);
  const [here, held] = shared();
  // There is nothing to do for a visitor whom no tab of this browser knows.
  if (!user && !here && !held && !remembered.user) return undefined;
  // Before anything is requested: else a sign-out in another tab would find nothing to take away.
  share(SOMEBODY, held);
  // Where localStorage refuses to be written, the token is the only sign of a login.
  if (!shared()[0]) holder = remembered.user;
  page = pageUser();
  // Another tab has opened a page: for somebody else, or for nobody, after a sign-out?
  addEventListener('storage', () => {
    const [now] = shared();
    page.then(() => {
      if (user && now !== user && now !== SOMEBODY) settle(NOBODY, now);
    });
  });
  return user && logIn(here === remembered.user ? remembered : {});
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
  if (!`${options.roles || role}`.includes(role)) user = NOBODY;
  // Without an e-mail address the identifier is everybody's: then Zendesk decides who it is.
  const key = options.user || (made.email && made.identifier);
  if (!user || key) settle(user && (key as Key));
  return made;
};

/**
 * Settles whose page this is: nobody's, once they have left. The widget must forget anybody else.
 *
 * @param here what the other tabs learn
 */
export const settle = (owner: Owner, here: Owner | null | undefined = owner): void => {
  const [, held] = shared();
  const leaving = holder || held;
  user = owner;
  share(here, held);
  remember(TAB);
  if (!leaving || leaving === owner) return;
  holder = NOBODY;
  tell((zE) => {
    // By now it has logged in this page's user.
    if (holder) return;
    const isWidget = logOut(zE);
    report('logout');
    // A placeholder is replaced soon. Another tab may have logged in somebody else meanwhile.
    pause(isWidget ? 0 : 9000).then(() => {
      if (zE === window.zE && `${shared()}` === `${[here, leaving]}`) share(here);
    });
  }).catch(fail);
};

/** Records, also for the other tabs, whom the widget has logged in: this page's user, or nobody. */
export const hold = (owner: Owner): void => {
  holder = owner;
  share(shared()[0], owner);
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
  if (code === 'zendesk-401') user && settle(NOBODY);
  else if (!/zendesk-[05]/.test(code)) console.warn(MEMORY, code);
};
