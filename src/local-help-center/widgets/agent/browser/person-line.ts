import { createElement, icon } from '../../dom/index.js';
import type { MessagingUser } from '../../messenger/index.js';

/** A user's name and next to it the green check, where Zendesk shows it: on authenticated users. */
export function personLine(user: MessagingUser): HTMLElement {
  return createElement(
    'span',
    { class: 'person' },
    createElement('bdi', { class: 'name' }, displayName(user)),
    user.externalId === null ? null : tick('Authenticated'),
  );
}

/** The green check, and its text. */
export function tick(says: string): HTMLElement {
  return createElement(
    'span',
    { class: 'tick', title: says },
    icon('check', 16),
    createElement('span', { class: 'visually-hidden' }, says),
  );
}

export function displayName(user: MessagingUser): string {
  return user.name ?? user.externalId ?? `Visitor ${user.id.slice(0, 4)}`;
}
