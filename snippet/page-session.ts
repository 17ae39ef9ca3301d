import { helpCenterJwt } from './help-center-jwt';
import { forget, MEMORY, recall, remember } from './memory';
import { type MessagingToken, messagingToken, type TokenRequest } from './messaging-token';
import type { Options } from './options';
import type { Problem } from './problem';
import { createReport, type Report } from './report';
import { currentUser, pageUser } from './signed-in-user';
import { whenWidgetIsThere } from './when-widget-is-there';

/** The page, from its user's side: whose it is, and whether they are still signed in. */
export interface PageSession {
  /** False from the start for anonymous visitors; turns false for good when the user has gone. */
  signedIn(): boolean;
  /** The user for whom the page was made, once it is parsed. */
  page: Promise<HelpCenterUser>;
  /** The key of that user, once known. */
  user(): string | undefined;
  /** The widget, once it is there. */
  widget(): Promise<Widget>;
  /** A new token for the user who is signed in now, who must be this page's. One request at a time. */
  freshToken(): Promise<MessagingToken>;
  /** To be called just before the widget gets a token: from then on it may be logged in. */
  loggingIn(): void;
  report: Report;
  /** Says what went wrong, and logs out if it was that the user has gone. */
  fail(problem: Problem): void;
}

/**
 * Follows the user of this page: finds out who they are, gets tokens for nobody but them, and logs
 * the widget out when they have gone, or when it is still somebody else's.
 *
 * `localStorage` holds the user whom this browser's widget is logged in as. It is what tells an
 * anonymous page whether there is anybody to log out, and what tells the other tabs.
 *
 * @param logOut makes the widget forget its user
 * @param resume is called when the browser is online again after it could not get a token
 */
export function openPageSession(
  options: Options,
  logOut: (zE: Widget) => void,
  resume: () => void,
): PageSession {
  const report = createReport(options.debug);
  let { signedIn } = options;
  let user: string | undefined;
  let loggedIn = false;
  let asking: Promise<MessagingToken> | undefined;
  let waiting: Promise<Widget> | undefined;

  const widget = () => {
    waiting = waiting || whenWidgetIsThere();
    return waiting;
  };

  /** Ends the login of `who`, be it on this page or left over from an earlier one. */
  const endLogin = async (who?: string | null) => {
    forget('sessionStorage');
    if (!loggedIn && (!who || who !== recall('localStorage'))) return;
    loggedIn = false;
    logOut(await widget());
    if (who === recall('localStorage')) forget('localStorage');
    report('logout');
  };

  const userHasGone = () => {
    signedIn = false;
    endLogin(user || recall('localStorage'));
  };

  const settle = (who?: string) => {
    user = who;
    const before = recall('localStorage');
    if (before !== user) endLogin(before);
  };

  const page = (options.user || !signedIn ? Promise.resolve({}) : pageUser()).then(
    (made: HelpCenterUser) => {
      const { roles } = options;
      if (roles && !roles.split(/[\s,]+/).includes(made.role as string)) signedIn = false;
      // Without an e-mail, the identifier is the same for everybody: then Zendesk has to say who it is.
      const who = options.user || (made.email && made.identifier);
      if (!signedIn) settle();
      else if (who) settle(who);
      return made;
    },
  );

  const whoIsSignedIn = async (): Promise<TokenRequest> => {
    const [now, made] = await Promise.all([askZendesk(options), page]);
    if (!user) settle(now.external_id);
    if (made.email ? made.email !== now.user_email : user !== now.external_id) {
      throw { code: 'user-changed' } satisfies Problem;
    }
    return { user_name: made.name, ...now } as TokenRequest;
  };

  const ask = async () => {
    try {
      const token = await messagingToken(options, await whoIsSignedIn());
      if (signedIn) {
        // Who is logged in comes first: other tabs must not see a token without its user.
        if (!recall('localStorage')) remember('localStorage', user as string);
        remember('sessionStorage', JSON.stringify({ ...token, user }));
      }
      return token;
    } finally {
      asking = undefined;
    }
  };

  const fail = (problem: Problem) => {
    const { code } = problem;
    report('error', code ? problem : { code: 'unexpected' });
    if (/^(sig|us)/.test(code)) userHasGone();
    if (/able$/.test(code)) addEventListener('online', resume, { once: true });
  };

  addEventListener('storage', ({ key }) => {
    if (key === MEMORY && signedIn && user && user !== recall('localStorage')) userHasGone();
  });

  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted || !signedIn) return;
    if (loggedIn && user !== recall('localStorage')) userHasGone();
    else whoIsSignedIn().catch(fail);
  });

  return {
    signedIn: () => signedIn,
    page,
    user: () => user,
    widget,
    freshToken() {
      asking = asking || ask();
      return asking;
    },
    loggingIn() {
      loggedIn = true;
      remember('localStorage', user as string);
    },
    report,
    fail,
  };
}

/** Asks for the proof that the options name. A website has no Zendesk to ask, only its own word. */
async function askZendesk({ proof, user }: Options): Promise<TokenRequest> {
  if (user) return { external_id: user };
  return proof === 'help-center-jwt' ? helpCenterJwt() : currentUser();
}
