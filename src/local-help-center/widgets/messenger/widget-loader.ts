import { html, raw } from 'hono/html';
import type { Faults } from '../../account/index.js';

/**
 * The script by which a widget comes to a page: by itself, at a time of its own choosing, or never.
 *
 * @param source the path of the widget's snippet
 */
export function widgetLoader(
  source: string,
  { messengerBlocked, messengerDelayMs }: Readonly<Faults>,
): string {
  if (messengerBlocked) return '';
  const script = `setTimeout(function () {
  var script = document.createElement('script');
  script.id = 'ze-snippet';
  script.src = ${JSON.stringify(source)};
  document.body.appendChild(script);
}, ${Number(messengerDelayMs)});`;
  return String(html`<script>${raw(script)}</script>`);
}
