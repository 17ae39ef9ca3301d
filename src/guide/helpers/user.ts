import { avatarUrl, isStaff } from '../content/index.js';
import { blockHtml, escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/index.js';
import type { Reader } from '../view/index.js';

/** `{{user_avatar class='…'}}`: the picture of the person who is signed in, or a neutral one. */
export function userAvatarHelper(reader: Pick<Reader, 'person' | 'store'>): Helper {
  const source = reader.person ? reader.store.profileOf(reader.person).avatarUrl : avatarUrl(0);
  return ({ options }) => safeHtml(element('img', { alt: '', ...options, src: source }));
}

/**
 * `{{user_name}}`: the name of the person who is signed in, in the element that Zendesk documents for
 * it (developer.zendesk.com, Help Center Templates, "user_name helper").
 */
export function userNameHelper(reader: Pick<Reader, 'person' | 'store'>): Helper {
  return ({ options }) => {
    const name = reader.person?.name ?? '';
    if (name === '') return '';
    return safeHtml(element('span', { ...options, 'data-user-name': name }, escapeHtml(name)));
  };
}

/**
 * `{{user_info}}` (API version 1): the account's menu, with the ids and classes observed on pages of
 * that version, by which themes style it. The block form contains what is in the button.
 */
export function userInfoHelper(reader: Reader): Helper {
  return ({ options, block }) => {
    const { person, apiVersion, store, urls, translate } = reader;
    if (!person) return '';
    if (apiVersion > 1) {
      const content = blockHtml(block) || escapeHtml(person.name);
      return safeHtml(element('div', { class: 'user-info', ...options }, content));
    }
    const picture = {
      id: 'user-avatar',
      class: 'user-avatar',
      alt: person.name,
      src: store.profileOf(person).avatarUrl,
    };
    const button = element(
      'div',
      { class: 'btn with-image dropdown-toggle', role: 'button', tabindex: 0 },
      blockHtml(block) ||
        element('img', picture) + element('span', { id: 'user-name' }, escapeHtml(person.name)),
    );
    const signOut = `${urls.signOut}?${new URLSearchParams({ return_to: urls.home })}`;
    const entries = [
      [urls.requests, 'my_activities', 'my-activities'],
      [urls.profile(person.id), 'profile', 'my-profile'],
      [`${urls.profile(person.id)}?edit=password`, 'helper.change_password', 'change-password'],
      [signOut, 'sign_out', null],
    ] as const;
    const links = entries.map(([href, word, className]) =>
      element('a', { class: className, href, role: 'menuitem' }, escapeHtml(translate(word))),
    );
    const menu = element(
      'div',
      {
        id: 'user-dropdown',
        class: 'dropdown-menu dropdown-menu-end dropdown-menu-caret',
        'aria-expanded': 'false',
        role: 'menu',
      },
      element('div', { role: 'menu', id: 'user-menu' }, links.join('')),
    );
    const attributes = { id: 'user', class: 'user-info dropdown', ...options };
    return safeHtml(element('div', { ...attributes, 'data-helper': 'user_info' }, button + menu));
  };
}

/**
 * `{{my_profile}}`, `{{contact_details}}`, `{{change_password}}`: links for those who are signed in,
 * inline or around a block. Nothing for others; a new password is for end users only.
 *
 * Zendesk opens the last two in its own dialogs; here they lead to the profile, where what there is
 * can be edited.
 */
function accountLink(
  reader: Pick<Reader, 'person' | 'translate' | 'urls'>,
  words: string,
  href: (id: number) => string,
): Helper {
  return ({ options, block }) => {
    if (!reader.person) return '';
    const content = blockHtml(block) || escapeHtml(reader.translate(words));
    return safeHtml(element('a', { ...options, href: href(reader.person.id) }, content));
  };
}

export const myProfileHelper = (reader: Pick<Reader, 'person' | 'translate' | 'urls'>): Helper =>
  accountLink(reader, 'my_profile', (id) => reader.urls.profile(id));

export const contactDetailsHelper = (
  reader: Pick<Reader, 'person' | 'translate' | 'urls'>,
): Helper =>
  accountLink(reader, 'helper.contact_details', (id) => `${reader.urls.profile(id)}?edit=contact`);

export function changePasswordHelper(
  reader: Pick<Reader, 'person' | 'translate' | 'urls'>,
): Helper {
  if (isStaff(reader)) return () => '';
  return accountLink(
    reader,
    'helper.change_password',
    (id) => `${reader.urls.profile(id)}?edit=password`,
  );
}
