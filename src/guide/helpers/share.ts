import { type Helper, safeHtml } from '../curlybars/index.js';
import { element } from '../html/index.js';
import type { Reader } from '../view/index.js';

/**
 * `{{share}}`: links that share the page in social networks, as icons. Themes style them by the
 * classes of Guide's own output, which still calls X by its old name: `share-twitter`. In API
 * version 1 it prints the names (observed), and the theme's stylesheet draws the icons.
 */
export function shareHelper(
  reader: Pick<Reader, 'apiVersion' | 'locale' | 'translate' | 'url'>,
  title: string,
): Helper {
  return ({ options }) => {
    const url = reader.url.origin + reader.url.pathname;
    const parameters: Readonly<Record<keyof typeof NETWORKS, Record<string, string>>> = {
      facebook: { title, u: url },
      twitter: { lang: reader.locale.locale, text: title, url },
      linkedin: { mini: 'true', source: 'local', title, url },
    };
    const items = Object.entries(NETWORKS).map(([key, { name, oldName, address, icon }]) => {
      const network = key as keyof typeof NETWORKS;
      const attributes = {
        href: `${address}?${new URLSearchParams(parameters[network])}`,
        class: `share-${network}`,
      };
      const label = reader.translate('helper.share_on', { network: name });
      const link =
        reader.apiVersion === 1
          ? element('a', attributes, oldName)
          : element('a', { ...attributes, 'aria-label': label }, drawn(icon));
      return element('li', {}, link);
    });
    return safeHtml(element('ul', { class: 'share', ...options }, items.join('')));
  };
}

const NETWORKS = {
  facebook: {
    name: 'Facebook',
    oldName: 'Facebook',
    address: 'https://www.facebook.com/share.php',
    icon: 'M7 12V7h2l.5-2H7V4q0-1 1-1h1.5V1H7.5Q5 1 5 3.5V5H3v2h2v5z',
  },
  twitter: {
    name: 'X Corp',
    oldName: 'Twitter',
    address: 'https://twitter.com/share',
    icon: 'M1 1h3l7 10H8zM10 1h1L7 5.5l-.6-.8zM1 11l4-4.6.6.9L2.2 11z',
  },
  linkedin: {
    name: 'LinkedIn',
    oldName: 'LinkedIn',
    address: 'https://www.linkedin.com/shareArticle',
    icon: 'M1 4.5h2V11H1zM1 1h2v2H1zM4.5 4.5h2v1q.6-1.2 2.2-1.2Q11 4.3 11 7v4H9V7.5Q9 6 7.8 6 6.5 6 6.5 7.5V11h-2z',
  },
} as const;

/** A drawing of 12 by 12 in the colour of the text. */
function drawn(path: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="12" height="12" viewBox="0 0 12 12" focusable="false" aria-hidden="true"><path fill="currentColor" d="${path}"/></svg>`;
}
