import { createElement } from '../../dom/index.js';
import type { Conversation } from '../../messenger/index.js';
import { personLine } from './person-line.js';

/** A conversation in the list; it waits for an answer while the visitor wrote last. */
export function listItem(
  { user, messages }: Conversation,
  chosen: boolean,
  choose: (userId: string) => void,
): HTMLElement {
  const last = messages.at(-1);
  const item = createElement(
    'button',
    {
      type: 'button',
      class: last?.from === 'visitor' ? 'item waiting' : 'item',
      'aria-current': chosen ? 'true' : null,
      'data-conversation': user.id,
      'data-external-id': user.externalId,
    },
    personLine(user),
    user.externalId === null ? null : createElement('code', { class: 'external' }, user.externalId),
    createElement('span', { class: 'preview' }, last?.text ?? ''),
  );
  item.addEventListener('click', () => choose(user.id));
  return item;
}
