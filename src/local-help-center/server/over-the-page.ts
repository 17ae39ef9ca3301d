import { html, raw } from 'hono/html';
import type { Html } from './plain-page.js';
import { stylesheet } from './stylesheet.js';

/**
 * HTML that lies over a Help Center page, in a shadow root of its own: neither disturbs the other's
 * styles, whatever the theme is. A `style` element is allowed there, but not in the page's body.
 *
 * @param name of the element around it, with a dash: no theme has rules for it
 * @param styles the CSS file, below `src/local-help-center`
 */
export function overThePage(name: `local-${string}`, styles: `${string}.css`, content: Html): Html {
  return html`<${raw(name)}><template shadowrootmode="open"><style>${raw(stylesheet(styles))}</style>${content}</template></${raw(name)}>`;
}
