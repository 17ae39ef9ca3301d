import type { FollowableKind } from '../content/follows.js';
import type { Helper } from '../curlybars/index.js';
import { escapeHtml, safeHtml } from '../curlybars/index.js';
import { element } from '../html/element.js';
import type { Page } from '../render/page.js';
import { POST_BACK_FORM } from './post-back-form.js';

/**
 * `{{subscribe}}`: a toggle button that follows an article, a section, a topic, a post or a person.
 * Guide prints the `div` with the data and lets its script make the button; here it is made at once.
 */
export function subscribeHelper(
  page: Page,
  followed: { readonly kind: FollowableKind; readonly id: number },
): Helper {
  return ({ options }) => {
    const { class: className, ...attributes } = options;
    const following = page.store.follows(page.person, followed.kind, followed.id);
    const url = `${page.urls.home}/subscriptions/${followed.kind}/${followed.id}`;
    const label = page.translate(following ? 'helper.unfollow' : 'helper.follow');
    const data = JSON.stringify({
      item: followed.kind,
      url,
      follow_label: page.translate('helper.follow'),
      unfollow_label: page.translate('helper.unfollow'),
      following_label: page.translate('helper.following_label'),
      can_subscribe: true,
      is_subscribed: following,
    });
    const button = element(
      'button',
      {
        ...attributes,
        type: 'submit',
        form: POST_BACK_FORM,
        formaction: url,
        class: className ?? 'button button-large',
        'aria-pressed': String(following),
        ...(page.person === null && { 'data-auth-action': 'signin' }),
      },
      escapeHtml(label),
    );
    return safeHtml(element('div', { 'data-helper': 'subscribe', 'data-json': data }, button));
  };
}
