import type { Store } from '../../dom/index.js';
import { createElement, icon } from '../../dom/index.js';
import type { ClassicUser } from '../verify-classic-jwt.js';
import type { ClassicState } from './classic-state.js';
import styles from './styles.css';

/**
 * Puts the Classic widget on the page. Its host element shows, for tests and for people who look:
 *
 * - `#local-classic-widget[data-chat-user]`, `[data-help-center-user]`: `anonymous` or the e-mail
 *   that was proven by JWT; `data-external-id` for chat
 *
 * Inside (an open shadow root): `.launcher`, `.panel`, `input[name=name]`, `input[name=email]`.
 */
export function mount(store: Store<ClassicState>): void {
  const host = document.createElement('local-classic-widget');
  host.id = 'local-classic-widget';
  const launcher = createElement(
    'button',
    { class: 'launcher', type: 'button' },
    icon('bubble'),
    'Help',
  );
  const who = createElement('div', { class: 'who' });
  const name = createElement('input', { name: 'name', autocomplete: 'off' });
  const email = createElement('input', { name: 'email', type: 'email', autocomplete: 'off' });
  const panel = createElement(
    'div',
    { class: 'panel', role: 'dialog', 'aria-label': 'Web Widget (Classic)' },
    createElement('h2', {}, 'Leave us a message'),
    who,
    createElement('label', {}, 'Your name', name),
    createElement('label', {}, 'E-mail', email),
    createElement(
      'p',
      { class: 'note' },
      'This stand-in shows who is recognised; it sends nothing.',
    ),
  );
  const frame = createElement('section', { 'aria-label': 'Web Widget (Classic)' }, panel, launcher);
  launcher.addEventListener('click', () => store.set({ open: !store.get().open }));
  panel.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    store.set({ open: false });
    launcher.focus();
  });

  const show = (state: ClassicState): void => {
    const { chat, helpCenter, identified, prefill, open, hidden } = state;
    host.dataset.chatUser = chat?.email ?? 'anonymous';
    host.dataset.helpCenterUser = helpCenter?.email ?? 'anonymous';
    if (chat?.external_id) host.dataset.externalId = chat.external_id;
    else delete host.dataset.externalId;
    frame.hidden = hidden;
    panel.hidden = !open;
    launcher.setAttribute('aria-expanded', String(open));
    who.replaceChildren(line('Chat', chat), line('Help Center', helpCenter));
    const known = chat ?? helpCenter ?? identified;
    fill(name, prefill.name?.value ?? known?.name ?? '', prefill.name?.readOnly ?? false);
    fill(email, prefill.email?.value ?? known?.email ?? '', prefill.email?.readOnly ?? false);
  };
  store.subscribe(show);
  show(store.get());
  host.attachShadow({ mode: 'open' }).append(createElement('style', {}, styles), frame);
  document.body.append(host);
}

function line(use: string, user: ClassicUser | null): HTMLElement {
  if (!user) return createElement('p', { class: 'anonymous' }, `${use}: anonymous visitor`);
  const id = user.external_id ? createElement('code', {}, user.external_id) : null;
  return createElement(
    'p',
    {},
    createElement('span', { class: 'tick' }, icon('check', 14)),
    createElement('span', {}, `${use}: `, createElement('bdi', {}, user.name), ' ', id),
  );
}

function fill(input: HTMLInputElement, value: string, readOnly: boolean): void {
  input.value = value;
  input.readOnly = readOnly;
}
