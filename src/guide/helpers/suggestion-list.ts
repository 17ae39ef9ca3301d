import { searchHits } from '../content/index.js';
import { escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/index.js';
import type { Reader, View } from '../view/index.js';

/**
 * `{{suggestion_list}}`: what already answers the question, by the title that was typed. Guide fills
 * it while one types; here it is filled when a post was sent and did not pass.
 */
export function suggestionListHelper(view: Reader & Pick<View, 'rejected'>): Helper {
  return ({ options }) => {
    const title = view.rejected?.values.title ?? '';
    const hits = title.trim() === '' ? [] : searchHits(view, view.locale.locale, title).slice(0, 5);
    const items = hits.map(({ kind, record, title: found }) => {
      const href = view.urls[kind](record.id, found);
      return element('li', {}, element('a', { href }, escapeHtml(found)));
    });
    const list =
      items.length === 0
        ? ''
        : element('h3', {}, escapeHtml(view.translate('helper.suggestions'))) +
          element('ul', {}, items.join(''));
    return safeHtml(
      element(
        'div',
        { class: 'suggestion-list', ...options, 'data-hc-suggestion-list': true },
        list,
      ),
    );
  };
}
