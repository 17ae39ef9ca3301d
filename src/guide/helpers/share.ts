import { escapeHtml, type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/index.js';
import type { Reader } from '../view/index.js';

/** `{{share}}`: links that share the page in social networks. */
export function shareHelper(
  reader: Pick<Reader, 'locale' | 'translate' | 'url'>,
  title: string,
): Helper {
  return ({ options }) => {
    const url = reader.url.origin + reader.url.pathname;
    const networks: readonly (readonly [string, string, Record<string, string>])[] = [
      ['Facebook', 'https://www.facebook.com/share.php', { title, u: url }],
      ['X Corp', 'https://twitter.com/share', { lang: reader.locale.locale, text: title, url }],
      [
        'LinkedIn',
        'https://www.linkedin.com/shareArticle',
        { mini: 'true', source: 'local', title, url },
      ],
    ];
    const items = networks.map(([network, address, parameters]) =>
      element(
        'li',
        {},
        element(
          'a',
          {
            href: `${address}?${new URLSearchParams(parameters)}`,
            class: `share-${network.split(' ')[0]?.toLowerCase()}`,
            'aria-label': reader.translate('helper.share_on', { network }),
          },
          element('span', {}, escapeHtml(network)),
        ),
      ),
    );
    return safeHtml(element('ul', { class: 'share', ...options }, items.join('')));
  };
}
