import type { FollowableKind } from '../content/index.js';
import type { Helper } from '../curlybars/index.js';
import { escapeHtml, safeHtml } from '../curlybars/index.js';
import { element } from '../html/index.js';
import type { Reader } from '../view/index.js';
import { POST_BACK_FORM } from './post-back-form.js';

/**
 * `{{subscribe}}`: a toggle button that follows an article, a section, a topic, a post or a person.
 * Guide prints the `div` with the data and lets its script make the button; here it is made at once.
 * In API version 1 it is a link (observed), which reloads the page (Zendesk's "Upgrading from
 * Templating API v1").
 */
export function subscribeHelper(
  reader: Pick<Reader, 'apiVersion' | 'person' | 'store' | 'translate' | 'urls'>,
  followed: { readonly kind: FollowableKind; readonly id: number },
): Helper {
  return ({ options }) => {
    const { class: className, ...attributes } = options;
    const following = reader.store.follows(reader.person, followed.kind, followed.id);
    const url = `${reader.urls.subscriptions}/${followed.kind}/${followed.id}`;
    const label = reader.translate(following ? 'helper.unfollow' : 'helper.follow');
    const signIn = reader.person === null && { 'data-auth-action': 'signin' };
    if (reader.apiVersion === 1) {
      const link = {
        class: `${followed.kind}-${following ? 'unsubscribe' : 'subscribe'}`,
        title: label,
        rel: 'nofollow',
        role: 'button',
        ...signIn,
        'aria-selected': String(following),
        // Themes print it after the word.
        'data-follower-count': reader.store.followerCount(followed.kind, followed.id),
        ...options,
        href: '#',
        'data-post-back': url,
      };
      return safeHtml(element('a', link, escapeHtml(label)));
    }
    const data = JSON.stringify({
      item: followed.kind,
      url,
      follow_label: reader.translate('helper.follow'),
      unfollow_label: reader.translate('helper.unfollow'),
      following_label: reader.translate('helper.following_label'),
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
        ...signIn,
      },
      escapeHtml(label),
    );
    return safeHtml(element('div', { 'data-helper': 'subscribe', 'data-json': data }, button));
  };
}
