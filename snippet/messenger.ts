import { forget, recall } from './memory';
import type { MessagingToken } from './messaging-token';
import type { Options } from './options';
import { openPageSession } from './page-session';
import type { Problem } from './problem';
import { rememberedToken } from './remembered-token';

/**
 * Logs the signed-in user of this page in to the messenger, and keeps them logged in.
 */
export function logInToMessenger(options: Options): void {
  let refused = false;

  /** Gets a new token, at once, and hands it to the messenger when that is there. */
  const signIn = () => {
    if (session.signedIn()) session.freshToken().then(logIn).catch(session.fail);
  };

  const session = openPageSession(options, (zE) => zE('messenger', 'logoutUser'), signIn);

  const logIn = async (token: MessagingToken) => {
    const zE = await session.widget();
    // They may have signed out, in another tab, while the messenger took its time.
    if (!session.signedIn()) return;
    session.loggingIn();
    let inHand: MessagingToken | undefined = token;

    /** The messenger asks at login, and again whenever the token has expired. */
    const jwtCallback = async (callback: HandOver) => {
      const first = inHand;
      inHand = undefined;
      if (!session.signedIn()) return;
      try {
        const { jwt } = first && first.until > Date.now() ? first : await session.freshToken();
        if (session.signedIn()) callback(jwt);
      } catch (problem) {
        session.fail(problem as Problem);
      }
    };

    const loginCallback = (error: LoginFailedError | null) => {
      if (!error) return session.report('login');
      forget('sessionStorage');
      if (!refused) {
        refused = true;
        return signIn();
      }
      forget('localStorage');
      session.fail({
        code: 'login-refused',
        reason: error.reason,
        advice: 'The messenger refuses the token: check its key id and secret',
      });
    };

    zE('messenger', 'loginUser', jwtCallback, loginCallback);
  };

  if (!session.signedIn()) return;
  const remembered = rememberedToken();
  const atOnce = !remembered && !options.roles;
  // In parallel with the parsing of the page, and before anybody knows whose it is.
  if (atOnce) signIn();
  else {
    session.page.then(() => {
      const user = session.user();
      if (remembered && remembered.user === user && recall('localStorage') === user) {
        logIn(remembered).catch(session.fail);
      } else signIn();
    });
  }
}
