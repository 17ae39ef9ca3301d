import { createElement } from '../../dom/index.js';
import type { Conversation, Message } from '../../messenger/index.js';
import { displayName, personLine, tick } from './person-line.js';

/** The chosen conversation, and the form to answer in. */
export interface ConversationView {
  show(conversation: Conversation | null): void;
}

export function conversationView(
  root: HTMLElement,
  answer: (userId: string, text: string) => Promise<boolean>,
): ConversationView {
  let shown: string | null = null;
  const header = createElement('header');
  const messages = createElement('div', {
    class: 'messages',
    role: 'log',
    tabindex: '0',
    'aria-label': 'Messages',
  });
  const problem = createElement('p', { class: 'problem', role: 'alert' });
  const text = createElement('textarea', {
    rows: '1',
    maxlength: '4096',
    'aria-label': 'Answer',
    name: 'answer',
  });
  const send = createElement('button', { class: 'button', type: 'submit' }, 'Send');
  const form = createElement('form', { class: 'answer' }, text, send);

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const written = text.value.trim();
    if (!written || shown === null) return;
    text.value = '';
    const arrived = await answer(shown, written);
    problem.textContent = arrived
      ? ''
      : 'This answer was not sent. Is the local Help Center running?';
    if (!arrived && text.value === '') text.value = written;
  });
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });

  return {
    show(conversation) {
      if (!conversation) {
        shown = null;
        root.replaceChildren(
          createElement('p', { class: 'choose' }, 'What visitors write appears here.'),
        );
        return;
      }
      if (shown !== conversation.user.id) {
        shown = conversation.user.id;
        text.value = '';
        problem.textContent = '';
        root.replaceChildren(header, messages, problem, form);
      }
      text.placeholder = `Answer ${displayName(conversation.user)}`;
      header.replaceChildren(
        createElement('h2', {}, personLine(conversation.user)),
        about(conversation),
      );
      messages.replaceChildren(...conversation.messages.map(messageView));
      messages.scrollTop = messages.scrollHeight;
    },
  };
}

function about({ user, tags, fields }: Conversation): HTMLElement {
  const facts: [string, string | null][] = [
    ['External id', user.externalId],
    ['E-mail', user.email && `${user.email}${user.emailVerified ? ' (verified)' : ''}`],
    ['Tags', tags.join(', ') || null],
    ...fields.map(({ id, value }): [string, string] => [`Field ${id}`, String(value)]),
  ];
  const known = facts.filter(([, value]) => value !== null);
  if (known.length === 0) return createElement('p', { class: 'about' }, 'Anonymous visitor');
  return createElement(
    'dl',
    { class: 'about' },
    ...known.map(([name, value]) =>
      createElement('div', {}, createElement('dt', {}, name), createElement('dd', {}, value)),
    ),
  );
}

function messageView({ from, author, text, at, authenticated }: Message): HTMLElement {
  const time = new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  return createElement(
    'div',
    { class: `message ${from}`, 'data-message': from, 'data-authenticated': String(authenticated) },
    createElement('p', { class: 'bubble' }, text),
    createElement(
      'p',
      { class: 'by' },
      createElement('bdi', {}, author),
      authenticated ? tick('Sent while authenticated') : null,
      createElement('time', { datetime: at }, time),
    ),
  );
}
