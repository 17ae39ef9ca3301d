import type { MessengerScript, ScriptedMessenger } from './scripted-messenger.js';

declare global {
  interface Window {
    messenger: ScriptedMessenger;
    messengerScript: MessengerScript;
    messengerCalled(what: string, token?: string): void;
  }
}

messenger(window.messengerScript);

/** The messenger's part in the page. Like the real one it keeps its login in `localStorage`. */
function messenger(script: MessengerScript): void {
  const KEPT = 'scripted-messenger';
  let refusals = script.refuses;
  let askForToken: ((callback: (jwt: string) => void) => void) | undefined;
  const show = () => {
    let user = null;
    try {
      user = localStorage.getItem(KEPT);
    } catch {}
    window.messenger.shows = user ?? 'anonymous';
  };
  const keep = (user: string | null) => {
    try {
      if (user) localStorage.setItem(KEPT, user);
      else localStorage.removeItem(KEPT);
    } catch {}
    window.messenger.shows = user ?? 'anonymous';
  };
  const arrive = () => {
    show();
    window.zE = ((widget: string, command: string, ...args: unknown[]) => {
      if (widget === 'messenger:on') return () => {};
      window.messengerCalled(command);
      if (command === script.throwsAt) throw new Error('john.smith@example.com cannot be served');
      if (command === 'logoutUser') return keep(null);
      const [jwtCallback, loginCallback] = args as [
        (callback: (jwt: string) => void) => void,
        (error: unknown) => void,
      ];
      askForToken = jwtCallback;
      jwtCallback((jwt) => {
        window.messengerCalled('token', jwt);
        if (refusals-- > 0) {
          keep(null);
          const message = 'john.smith@example.com was refused';
          loginCallback({ type: 'LoginFailedError', reason: 'Unauthorized', message });
          return;
        }
        const payload = (jwt.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
        keep(JSON.parse(atob(payload)).external_id);
        loginCallback(null);
      });
    }) as NonNullable<Window['zE']>;
  };
  window.messenger = {
    shows: 'nothing',
    ask() {
      askForToken?.((jwt) => window.messengerCalled('token', jwt));
    },
  };
  if (script.arrives === 'before the head') arrive();
  else if (script.arrives !== 'never') setTimeout(arrive, script.arrives);
}
