import { freshToken } from './fresh-token';
import { fail, madeFor, pageOwner, setWidgetOwner } from './page-session';
import { tell } from './widget';

/**
 * Lets the Web Widget (Classic) log this page's user in.
 *
 * The widget reads `zESettings` when it loads, which cannot be before the head has run, and calls
 * `jwtFn` when it wants a token. So nothing is requested on pages where nobody opens it. A token
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
  madeFor.then(introduce).catch(fail);
};

export const logOutOfClassicWidget = (zE: WidgetFunction): undefined => {
  zE('webWidget', 'logout');
};

const jwtFn = async (callback: HandOver): Promise<void> => {
  if (!pageOwner) return;
  try {
    const { jwt } = await freshToken();
    if (pageOwner) callback(jwt);
  } catch (problem) {
    fail(problem as object);
  }
};

/** Fills in who is asking, so that the contact form does not ask again. */
const introduce = ({ name = '', email }: HelpCenterUser): Ignored =>
  pageOwner &&
  email &&
  tell((zE) => {
    if (!pageOwner) return;
    // The widget keeps this too, so the snippet must log it out when they sign out.
    setWidgetOwner(pageOwner);
    zE('webWidget', 'identify', { name, email });
    zE('webWidget', 'prefill', {
      name: { value: name, readOnly: true },
      email: { value: email, readOnly: true },
    });
  }).catch(fail);
