import { createElement, icon } from '../../dom/index.js';
import type { MessengerState } from './messenger-state.js';
import type { MessengerWords } from './words.js';

/** The round button that opens and closes the messenger; counts what is unread. */
export interface Launcher {
  readonly root: HTMLElement;
  show(state: MessengerState, words: MessengerWords): void;
  focus(): void;
}

export function createLauncher(toggle: () => void): Launcher {
  const badge = createElement('span', { class: 'badge', 'aria-hidden': 'true' });
  const known = createElement('span', { class: 'known', 'aria-hidden': 'true' }, icon('check', 14));
  const [bubble, cross] = [icon('bubble', 26), icon('close', 26)];
  const root = createElement(
    'button',
    { class: 'launcher', type: 'button' },
    bubble,
    cross,
    known,
    badge,
  );
  root.addEventListener('click', toggle);
  return {
    root,
    focus: () => root.focus(),
    show({ open, unread, user }, words) {
      bubble.style.display = open ? 'none' : '';
      cross.style.display = open ? '' : 'none';
      known.hidden = user === null;
      badge.hidden = unread === 0;
      badge.textContent = unread > 99 ? '99+' : String(unread);
      const label = open ? words.closeMessenger : words.openMessenger;
      root.setAttribute('aria-label', unread > 0 ? `${label}, ${words.unread(unread)}` : label);
      root.setAttribute('aria-expanded', String(open));
    },
  };
}
