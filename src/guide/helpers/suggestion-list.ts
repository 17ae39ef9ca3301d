import { searchHits } from '../content/search-hits.js';
import { escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/element.js';
import type { Page } from '../render/page.js';

/**
 * `{{suggestion_list}}`: what already answers the question, by the title that was typed. Guide fills
 * it while one types; here it is filled when a post was sent and did not pass.
 */
export function suggestionListHelper(page: Page): Helper {
  return ({ options }) => {
    const title = page.rejected?.values.title ?? '';
    const hits = title.trim() === '' ? [] : searchHits(page, title).slice(0, 5);
    const items = hits.map((hit) =>
      element('li', {}, element('a', { href: hit.url }, escapeHtml(hit.title))),
    );
    const list =
      items.length === 0
        ? ''
        : element('h3', {}, escapeHtml(page.translate('helper.suggestions'))) +
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
