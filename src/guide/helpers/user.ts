import { avatarUrl } from '../content/profile-directory.js';
import { blockHtml, escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/element.js';
import type { Page } from '../render/page.js';

/** `{{user_avatar class='…'}}`: the picture of whoever is signed in, or the picture of nobody. */
export function userAvatarHelper(page: Page): Helper {
  const source = page.person ? page.store.profileOf(page.person).avatarUrl : avatarUrl(0);
  return ({ options }) => safeHtml(element('img', { alt: '', ...options, src: source }));
}

/** `{{user_name}}`: the name of whoever is signed in. */
export function userNameHelper(page: Page): Helper {
  return ({ options }) => {
    const name = page.person?.name ?? '';
    if (name === '' || Object.keys(options).length === 0) return name;
    return safeHtml(element('span', options, escapeHtml(name)));
  };
}

/** `{{#user_info}}…{{/user_info}}` (API version 1): the account's menu around the block. */
export function userInfoHelper(page: Page): Helper {
  return ({ options, block }) => {
    if (!page.person) return '';
    const content = blockHtml(block) || escapeHtml(page.person.name);
    return safeHtml(element('div', { class: 'user-info', ...options }, content));
  };
}
