import { type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/element.js';
import type { Page, PageContent } from '../render/page.js';

/**
 * `{{search}}`: the search form. `submit=false` leaves the button out, `scoped=true` keeps to the
 * category or topic of the page, `instant=true` is told to the page's script by `data-instant`;
 * `placeholder` and `class` are its words and its class.
 */
export function searchHelper(page: Page, content: Pick<PageContent, 'searchScope'>): Helper {
  return ({ options }) => {
    const { submit, scoped, instant, placeholder, class: className, id, ...attributes } = options;
    const label = page.translate('search');
    const isTrue = (value: unknown) => value === true || value === 'true';
    const hidden = isTrue(scoped) ? Object.entries(content.searchScope ?? {}) : [];
    const fields = [
      element('input', { type: 'hidden', name: 'utf8', value: '✓', autocomplete: 'off' }),
      ...hidden.map(([name, value]) =>
        element('input', { type: 'hidden', name, value, autocomplete: 'off' }),
      ),
      element('input', {
        type: 'search',
        name: 'query',
        id: id ?? 'query',
        placeholder: placeholder ?? label,
        autocomplete: 'off',
        'aria-label': placeholder ?? label,
        value: page.url.pathname === page.urls.search ? page.url.searchParams.get('query') : null,
      }),
      submit === false || submit === 'false'
        ? ''
        : element('input', { type: 'submit', name: 'commit', value: label }),
    ];
    return safeHtml(
      element(
        'form',
        {
          ...attributes,
          role: 'search',
          class: className ?? 'search',
          'data-search': '',
          'data-instant': isTrue(instant) ? 'true' : null,
          autocomplete: 'off',
          action: page.urls.search,
          'accept-charset': 'UTF-8',
          method: 'get',
        },
        fields.join(''),
      ),
    );
  };
}
