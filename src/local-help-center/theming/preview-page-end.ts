import { html } from 'hono/html';
import type { PageEnd } from '../server/page-end.js';
import { requestCookie } from '../server/request-cookie.js';
import { PREVIEW_COOKIE, type Themes, ZCLI_PREVIEW } from './themes.js';

const STYLE = [
  'position:fixed',
  'inset-block-end:0',
  'inset-inline:0',
  'z-index:2147483000',
  'display:flex',
  'gap:.5rem 1rem',
  'flex-wrap:wrap',
  'align-items:center',
  'justify-content:center',
  'padding:.5rem 1rem',
  'background:#17494d',
  'color:#fff',
  'font:14px/1.4 system-ui,sans-serif',
].join(';');

const LINK_STYLE = 'color:#fff;font-weight:600;text-decoration:underline;padding:.25rem';

/** Says on each page of a preview that it is one, and leads out of it, as Guide's own bar does. */
export function previewPageEnd(themes: Themes): PageEnd {
  return (request) => {
    const id = themes.idFor(request);
    if (requestCookie(request, PREVIEW_COOKIE) !== id) return '';
    const what =
      id === ZCLI_PREVIEW
        ? 'You are previewing the theme that zcli has uploaded.'
        : 'You are previewing a theme that is not published.';
    return `${html`<aside aria-label="Preview" style="${STYLE}"><span>${what}</span>
      <a href="/hc/admin/local_preview/stop" style="${LINK_STYLE}">Exit preview</a></aside>`}`;
  };
}
