import { createElement } from '../../dom/index.js';
import type { Change, Conversation } from '../../messenger/index.js';
import { conversationView } from './conversation-view.js';
import { personLine } from './person-line.js';

// The agent's page: what the server sends is kept by user id and drawn again when it changes.
const byUser = new Map<string, Conversation>();
let chosen: string | null = null;

const list = part('list');
const none = part('none');
const view = conversationView(part('conversation'), answer);

function draw(): void {
  const all = [...byUser.values()].sort(latestFirst);
  if (chosen === null || !byUser.has(chosen)) chosen = all[0]?.user.id ?? null;
  none.hidden = all.length > 0;
  const focused = document.activeElement?.getAttribute('data-conversation');
  list.replaceChildren(
    ...all.map((conversation) =>
      createElement('li', {}, listItem(conversation, conversation.user.id === chosen, choose)),
    ),
  );
  if (focused)
    list.querySelector<HTMLElement>(`[data-conversation="${CSS.escape(focused)}"]`)?.focus();
  view.show(chosen === null ? null : (byUser.get(chosen) ?? null));
}

/** A conversation in the list; it waits for an answer while the visitor wrote last. */
function listItem(
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

function choose(userId: string): void {
  chosen = userId;
  draw();
}

async function answer(userId: string, text: string): Promise<boolean> {
  const response = await fetch('/agent/api/answers', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ conversation: userId, text }),
  }).catch(() => null);
  return response?.ok ?? false;
}

function hear(change: Change): void {
  if ('removed' in change) byUser.delete(change.removed);
  else byUser.set(change.changed.user.id, change.changed);
  draw();
}

// Browsers allow six connections to a server: only a page that is seen keeps one.
let source: EventSource | null = null;
function follow(): void {
  source?.close();
  source = null;
  if (document.visibilityState !== 'visible') return;
  source = new EventSource('/agent/events');
  source.addEventListener('all', ({ data }) => {
    byUser.clear();
    for (const one of JSON.parse(data) as Conversation[]) byUser.set(one.user.id, one);
    draw();
  });
  source.addEventListener('changed', ({ data }) => hear({ changed: JSON.parse(data) }));
  source.addEventListener('removed', ({ data }) => hear({ removed: JSON.parse(data) }));
}

function latestFirst(one: Conversation, other: Conversation): number {
  return (other.messages.at(-1)?.at ?? '').localeCompare(one.messages.at(-1)?.at ?? '');
}

function part(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`The agent's page has no #${id}.`);
  return found;
}

document.addEventListener('visibilitychange', follow);
addEventListener('pagehide', () => source?.close());
addEventListener('pageshow', ({ persisted }) => persisted && follow());
draw();
follow();
