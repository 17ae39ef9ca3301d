import { freshToken } from './fresh-token';
import { fail, page, share, user, widget } from './page-session';

/**
 * Lets the Web Widget (Classic) log this page's user in.
 *
 * The widget reads `zESettings` when it loads, which cannot be before the head has run, and calls
 * `jwtFn` when it wants a token. So nothing is asked for on pages where nobody opens it. A token
 * may be used once (`jti`), so each call gets a new one.
 */
export const logInToClassicWidget = (): void => {
  const settings = window.zESettings || {};
  const webWidget = settings.webWidget || {};
  const authenticate = webWidget.authenticate || {};
  window.zESettings = {
    ...settings,
    webWidget: {
      ...webWidget,
      // One is for chat, the other for Help Center articles that need a sign-in.
      authenticate: { ...authenticate, jwtFn, chat: { ...authenticate.chat, jwtFn } },
    },
  };
  page.then(introduce).catch(fail);
};

export const logOutOfClassicWidget = (zE: Widget): void => zE('webWidget', 'logout');

const jwtFn = async (callback: HandOver): Promise<void> => {
  if (!user) return;
  try {
    const jwt = await freshToken();
    if (user) callback(jwt);
  } catch (problem) {
    fail(problem);
  }
};

/** Fills in who is asking, so that the contact form does not ask again. */
const introduce = async ({ name = '', email }: HelpCenterUser): Promise<void> => {
  const zE = await widget;
  if (!user || !email) return;
  // The widget keeps this too, so it has to be told when they sign out.
  share(user, user);
  zE('webWidget', 'identify', { name, email });
  zE('webWidget', 'prefill', {
    name: { value: name, readOnly: true },
    email: { value: email, readOnly: true },
  });
};
