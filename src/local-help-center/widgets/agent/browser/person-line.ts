import { element, icon } from '../../dom/index.js';
import type { MessagingUser } from '../../messenger/index.js';

/** A user's name and next to it the green check, where Zendesk shows it: on authenticated users. */
export function personLine(user: MessagingUser): HTMLElement {
  return element(
    'span',
    { class: 'person' },
    element('bdi', { class: 'name' }, displayName(user)),
    user.externalId === null ? null : tick('Authenticated'),
  );
}

/** The green check, and its text. */
export function tick(says: string): HTMLElement {
  return element(
    'span',
    { class: 'tick', title: says },
    icon('check', 16),
    element('span', { class: 'visually-hidden' }, says),
  );
}

export function displayName(user: MessagingUser): string {
  return user.name ?? user.externalId ?? `Visitor ${user.id.slice(0, 4)}`;
}
