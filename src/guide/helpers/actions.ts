import { isStaff, type Profile } from '../content/index.js';
import { blockHtml, escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/index.js';
import type { Reader } from '../view/index.js';

/**
 * `{{actions}}`: what the reader may do with a comment or a post. Guide shows it only to people
 * who may do something: agents here. The block form contains what is in the button. In API version 1
 * it is a drop-down, whose toggle the stylesheets of themes draw.
 */
export function actionsHelper(
  reader: Pick<Reader, 'apiVersion' | 'person' | 'translate'>,
  { url }: { readonly url: string },
): Helper {
  return ({ options, block }) => {
    if (!isStaff(reader)) return '';
    const { class: className, ...attributes } = options;
    const label = reader.translate('actions');
    const view = escapeHtml(reader.translate('view_comment'));
    if (reader.apiVersion === 1) {
      const toggle = { class: 'dropdown-toggle', role: 'button', title: label, href: '#' };
      const item = element('a', { role: 'menuitem', href: url }, view);
      const list = { class: 'dropdown-menu dropdown-menu-end', role: 'menu' };
      return safeHtml(
        element(
          'span',
          { ...attributes, class: `dropdown ${className ?? 'actions'}`, 'data-helper': 'actions' },
          element('a', toggle, blockHtml(block)) + element('span', list, item),
        ),
      );
    }
    const summary = element(
      'summary',
      { ...attributes, class: 'actions-toggle', 'aria-label': label, title: label },
      blockHtml(block) || escapeHtml(label),
    );
    const menu = element(
      'span',
      { class: 'dropdown-menu dropdown-menu-end actions-menu' },
      element('a', { href: url }, view),
    );
    return safeHtml(
      element(
        'details',
        { class: className ?? 'actions', 'data-helper': 'actions' },
        summary + menu,
      ),
    );
  };
}

/**
 * `{{actions}}` (and `{{edit}}` in API version 1) on one's own profile: a small form for what can be
 * changed here, the description. Guide opens a dialog by script.
 */
export function editProfileHelper(
  reader: Pick<Reader, 'translate' | 'url' | 'urls'>,
  profile: Profile,
): Helper {
  return ({ options }) => {
    const label = reader.translate('helper.edit_profile');
    const name = reader.translate('description');
    const form = element(
      'form',
      { method: 'post', action: reader.urls.profile(profile.id), class: 'edit-profile-form' },
      element(
        'textarea',
        { name: 'description', 'aria-label': name, rows: 3, maxlength: 1000 },
        `\n${escapeHtml(profile.description)}`,
      ) +
        element(
          'button',
          { type: 'submit', class: 'button' },
          escapeHtml(reader.translate('helper.save')),
        ),
    );
    const open = reader.url.searchParams.has('edit');
    return safeHtml(
      element(
        'details',
        { class: 'edit-profile', ...options, open },
        element('summary', { class: 'button' }, escapeHtml(label)) + form,
      ),
    );
  };
}
