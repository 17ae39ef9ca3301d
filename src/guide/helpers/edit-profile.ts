import type { Profile } from '../content/profile-directory.js';
import { escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/element.js';
import type { Page } from '../render/page.js';

/**
 * `{{actions}}` (and `{{edit}}` in API version 1) on one's own profile: a small form for what can be
 * changed here, the description. Guide opens a dialog by script.
 */
export function editProfileHelper(page: Page, profile: Profile): Helper {
  return ({ options }) => {
    const label = page.translate('helper.edit_profile');
    const name = page.translate('description');
    const form = element(
      'form',
      { method: 'post', action: page.urls.profile(profile.id), class: 'edit-profile-form' },
      element(
        'textarea',
        { name: 'description', 'aria-label': name, rows: 3, maxlength: 1000 },
        `\n${escapeHtml(profile.description)}`,
      ) +
        element(
          'button',
          { type: 'submit', class: 'button' },
          escapeHtml(page.translate('helper.save')),
        ),
    );
    const open = page.url.searchParams.has('edit');
    return safeHtml(
      element(
        'details',
        { class: 'edit-profile', ...options, open },
        element('summary', { class: 'button' }, escapeHtml(label)) + form,
      ),
    );
  };
}
