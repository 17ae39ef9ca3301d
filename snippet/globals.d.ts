/** What Zendesk, and this snippet, put on the page's `window`. */

interface Window {
  /**
   * Missing until the widget's own script has run: later than the head, seconds later, or never.
   * Before that it may be a theme's placeholder for it, or an element with `id="zE"`.
   */
  zE?: WidgetFunction;
  /** Read by the Web Widget (Classic) when it loads. */
  zESettings?: ClassicWidgetSettings;
  /** Written by Guide at the end of the body; unsupported by Zendesk, so it may be missing. */
  HelpCenter?: { user?: HelpCenterUser };
  /** The snippet's attributes, and a way to stop it. Because of it a second snippet does nothing. */
  guideMessagingAuth?: {
    /** Stops the snippet on this page: it hands nothing over any more, and logs nobody out. */
    stop: () => void;
  };
}

/** What nobody reads. Returning what comes last costs fewer bytes than a statement of its own. */
type Ignored = unknown;

type HandOver = (jwt: string) => void;

/** The widget's function, as far as the snippet calls it. */
interface WidgetFunction {
  (
    widget: 'messenger',
    command: 'loginUser',
    jwtCallback: (callback: HandOver) => void,
    loginCallback: (error: LoginFailedError | null) => void,
  ): void;
  (widget: 'messenger', command: 'logoutUser'): void;
  /** Returns a function with which to unsubscribe. */
  (widget: 'messenger:on', event: 'close', listener: () => void): unknown;
  (widget: 'webWidget', command: 'logout'): void;
  (widget: 'webWidget', command: 'identify', user: { name: string; email: string }): void;
  (widget: 'webWidget', command: 'prefill', fields: Record<string, PrefilledField>): void;
}

interface PrefilledField {
  value: string;
  readOnly: boolean;
}

interface LoginFailedError {
  type: string;
  reason: string;
  message: string;
}

interface ClassicWidgetSettings {
  webWidget?: {
    authenticate?: {
      jwtFn?: (callback: HandOver) => void;
      chat?: { jwtFn?: (callback: HandOver) => void };
    };
  };
}

/** `HelpCenter.user`. For visitors who are not signed in, `email` is `null` and `name` empty. */
interface HelpCenterUser {
  /** SHA-1 of the e-mail address. */
  identifier?: string;
  email?: string | null;
  name?: string;
  role?: string;
}
