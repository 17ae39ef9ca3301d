import { element } from '../html/index.js';

/**
 * The id of the one form at the end of each page by which its buttons (vote, follow) send: they
 * name it in their `form` attribute. So they work without a script, and inside any markup a theme
 * puts around them, other forms included.
 */
export const POST_BACK_FORM = 'guide-post-back';

export function postBackForm(token: string): string {
  return element(
    'form',
    { id: POST_BACK_FORM, method: 'post', hidden: true },
    element('input', { type: 'hidden', name: 'authenticity_token', value: token }),
  );
}
