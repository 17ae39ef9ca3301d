import type { Store } from '../../dom/index.js';
import { createElement } from '../../dom/index.js';
import type { VisitorSession } from './create-session.js';
import { createLauncher } from './launcher.js';
import type { MessengerState } from './messenger-state.js';
import { createPanel } from './panel.js';
import styles from './styles.css';
import { directionOf, wordsFor } from './words.js';

/**
 * Puts the messenger on the page. Its host element shows, for tests and for people who look:
 *
 * - `#local-messenger[data-messenger-user]`: `anonymous`, `signing-in` (also while a session is
 *   taken up again) or `authenticated`
 * - `data-external-id`, `data-user-name`: of an authenticated user; else missing
 * - `data-calls`: the last commands that do nothing here, by name
 * - `data-unread`: the number of unread messages; `data-open`: `true` or `false`
 *
 * Inside (an open shadow root): `.launcher`, `.panel`, `.user`, `.message`, `textarea`, `.send`.
 */
export function mount(store: Store<MessengerState>, session: VisitorSession): void {
  // No theme has rules for an element of this name.
  const host = document.createElement('local-messenger');
  host.id = 'local-messenger';
  const shadow = host.attachShadow({ mode: 'open' });
  const launcher = createLauncher(() => store.set({ open: !store.get().open }));
  const panel = createPanel({
    close: () => store.set({ open: false }),
    send: session.send,
  });
  const frame = createElement('section', {}, panel.root, launcher.root);
  shadow.append(createElement('style', {}, styles), frame);

  const show = (state: MessengerState): void => {
    const words = wordsFor(state.locale);
    describe(host, state);
    frame.setAttribute('aria-label', words.title);
    frame.dir = directionOf(state.locale);
    frame.lang = state.locale;
    frame.hidden = state.hidden;
    panel.root.hidden = !state.open;
    panel.show(state, words);
    launcher.show(state, words);
  };

  store.subscribe((now, before) => {
    show(now);
    if (now.open && !before.open) {
      panel.focus();
      void session.renewIfExpired();
    }
    if (before.open && !now.open && shadow.activeElement) launcher.focus();
    if (now.open && !now.hidden) session.read();
  });
  show(store.get());
  document.body.append(host);
}

function describe(host: HTMLElement, state: MessengerState): void {
  host.style.setProperty('--z-index', String(state.zIndex));
  // The side of the screen follows the language, as the real widget's does.
  host.dir = directionOf(state.locale);
  Object.assign(host.dataset, {
    direction: directionOf(state.locale),
    messengerUser: state.status,
    unread: String(state.unread),
    open: String(state.open),
    calls: state.calls.join(', '),
  });
  if (state.user) {
    host.dataset.externalId = state.user.external_id;
    host.dataset.userName = state.user.name ?? '';
  } else {
    delete host.dataset.externalId;
    delete host.dataset.userName;
  }
}
