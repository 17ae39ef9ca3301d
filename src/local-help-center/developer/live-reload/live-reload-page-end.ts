import { html } from 'hono/html';
import type { PageEnd } from '../../server/page-end.js';
import type { Themes } from '../../theming/themes.js';

const ALERT_STYLE = [
  'position:fixed',
  'inset:0 0 auto',
  'z-index:2147483001',
  'padding:.75rem 1rem',
  'background:#8c1d18',
  'color:#fff',
  'font:14px/1.5 ui-monospace,Menlo,Consolas,monospace',
  'white-space:pre-wrap',
].join(';');

/**
 * Adds the script that follows the theme of the page. While the theme's files cannot be read, the
 * page is as it was before, and says so.
 */
export function liveReloadPageEnd(themes: Themes): PageEnd {
  return (request) => {
    const id = themes.idFor(request);
    const problem = themes.find(id)?.problem();
    const alert = problem
      ? html`<div role="alert" style="${ALERT_STYLE}">${problem.message}
The page is shown as the theme was before.</div>`
      : '';
    return `${html`${alert}<script src="/developer/live-reload.js" data-theme="${id}" data-version="${themes.version(id)}" async></script>`}`;
  };
}
