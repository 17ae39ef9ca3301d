import { type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/index.js';
import type { Reader } from '../view/index.js';

/**
 * `{{search}}`: the search form. `submit=false` leaves the button out, `scoped=true` keeps to the
 * category or topic of the page, `instant=true` reaches the page's script in `data-instant`;
 * `placeholder` and `class` are its words and its class.
 */
export function searchHelper(
  reader: Pick<Reader, 'translate' | 'url' | 'urls'>,
  scope: Readonly<Record<string, string>>,
): Helper {
  return ({ options }) => {
    const { submit, scoped, instant, placeholder, class: className, id, ...attributes } = options;
    const label = reader.translate('search');
    const isTrue = (value: unknown) => value === true || value === 'true';
    const hidden = isTrue(scoped) ? Object.entries(scope) : [];
    const fields = [
      element('input', { type: 'hidden', name: 'utf8', value: '✓' }),
      ...hidden.map(([name, value]) => element('input', { type: 'hidden', name, value })),
      element('input', {
        type: 'search',
        name: 'query',
        id: id ?? 'query',
        placeholder: placeholder ?? label,
        autocomplete: 'off',
        'aria-label': placeholder ?? label,
        value:
          reader.url.pathname === reader.urls.search ? reader.url.searchParams.get('query') : null,
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
          action: reader.urls.search,
          'accept-charset': 'UTF-8',
          method: 'get',
        },
        fields.join(''),
      ),
    );
  };
}
