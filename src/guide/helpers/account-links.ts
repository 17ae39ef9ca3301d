import { blockHtml, escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/element.js';
import type { Page } from '../render/page.js';

/**
 * `{{my_profile}}`, `{{contact_details}}`, `{{change_password}}`: links for those who are signed in,
 * inline or around a block. Nothing for others.
 *
 * Zendesk opens the last two in its own dialogs; here they lead to the profile, where what there is
 * can be edited.
 */
function accountLink(page: Page, words: string, href: (id: number) => string): Helper {
  return ({ options, block }) => {
    if (!page.person) return '';
    const content = blockHtml(block) || escapeHtml(page.translate(words));
    return safeHtml(element('a', { ...options, href: href(page.person.id) }, content));
  };
}

export const myProfileHelper = (page: Page): Helper =>
  accountLink(page, 'profile', (id) => page.urls.profile(id));

export const contactDetailsHelper = (page: Page): Helper =>
  accountLink(page, 'helper.contact_details', (id) => `${page.urls.profile(id)}?edit=contact`);

export const changePasswordHelper = (page: Page): Helper =>
  accountLink(page, 'helper.change_password', (id) => `${page.urls.profile(id)}?edit=password`);
