import { createElement, icon } from '../../dom/index.js';
import type { Message } from '../protocol.js';
import type { MessengerState } from './messenger-state.js';
import type { MessengerWords } from './words.js';

/** What the visitor can do in the panel. */
export interface PanelActions {
  close(): void;
  /** @returns whether the message has arrived */
  send(text: string): Promise<boolean>;
}

/** The open messenger: who is recognised, what was written, where to write. */
export interface Panel {
  readonly root: HTMLElement;
  show(state: MessengerState, words: MessengerWords): void;
  focus(): void;
}

export function createPanel(actions: PanelActions): Panel {
  const title = createElement('h2', { id: 'title' });
  const close = createElement('button', { class: 'close', type: 'button' }, icon('close', 20));
  const user = createElement('p', { class: 'user' });
  const log = createElement('div', { class: 'log', role: 'log', tabindex: '0' });
  const unsent = createElement('p', { class: 'unsent', role: 'alert' });
  const text = createElement('textarea', { rows: '1', maxlength: '4096', name: 'message' });
  const send = createElement('button', { class: 'send', type: 'submit' }, icon('send', 20));
  const form = createElement('form', {}, text, send);
  const root = createElement(
    'div',
    { class: 'panel', role: 'dialog', 'aria-labelledby': 'title' },
    createElement('header', {}, createElement('div', { class: 'bar' }, title, close), user),
    log,
    unsent,
    form,
  );

  close.addEventListener('click', actions.close);
  root.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') actions.close();
  });
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const written = text.value.trim();
    if (!written) return;
    text.value = '';
    const arrived = await actions.send(written);
    if (!arrived && text.value === '') text.value = written;
  });

  let shown: readonly Message[] | null = null;
  let spoken: MessengerWords | null = null;
  return {
    root,
    focus: () => text.focus(),
    show(state, words) {
      title.textContent = words.title;
      close.setAttribute('aria-label', words.closeMessenger);
      send.setAttribute('aria-label', words.send);
      text.setAttribute('aria-label', words.write);
      text.placeholder = words.write;
      log.setAttribute('aria-label', words.conversation);
      unsent.textContent = words.unsent;
      unsent.hidden = !state.unsent;
      showUser(user, state, words);
      if (shown === state.messages && spoken === words) return;
      shown = state.messages;
      spoken = words;
      log.replaceChildren(...conversation(state.messages, words));
      log.scrollTop = log.scrollHeight;
    },
  };
}

function showUser(line: HTMLElement, state: MessengerState, words: MessengerWords): void {
  line.className = `user ${state.status}`;
  if (!state.user) {
    const text = state.status === 'signing-in' ? words.signingIn : words.anonymous;
    line.replaceChildren(createElement('span', { class: 'name' }, text));
    return;
  }
  const { name, external_id } = state.user;
  line.replaceChildren(
    tick(words.authenticated),
    createElement(
      'span',
      {},
      createElement('bdi', { class: 'name' }, name ?? external_id),
      ' ',
      createElement(
        'span',
        { class: 'external' },
        `${words.externalId} `,
        createElement('code', {}, external_id),
      ),
    ),
  );
}

function conversation(messages: readonly Message[], words: MessengerWords): HTMLElement[] {
  if (messages.length === 0) return greeting(words);
  return messages.map((message) =>
    createElement(
      'div',
      { class: `message ${message.from}`, 'data-message': message.from },
      createElement('p', { class: 'bubble' }, message.text),
      createElement(
        'p',
        { class: 'about' },
        createElement('bdi', {}, message.from === 'visitor' ? words.you : message.author),
        message.authenticated ? tick(words.sentAuthenticated) : null,
      ),
    ),
  );
}

/** Before the first message: a word of welcome, and where the other side of this stand-in is. */
function greeting(words: MessengerWords): HTMLElement[] {
  const link = { class: 'agent-side', href: '/agent', target: '_blank', rel: 'noopener' };
  return [
    createElement('p', { class: 'greeting' }, words.greeting),
    createElement('p', {}, createElement('a', link, words.agentSide)),
  ];
}

/** The green check, and its text. */
function tick(says: string): HTMLElement {
  return createElement(
    'span',
    { class: 'tick' },
    icon('check', 16),
    createElement('span', { class: 'visually-hidden' }, says),
  );
}
