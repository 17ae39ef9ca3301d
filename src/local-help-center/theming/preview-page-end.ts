import { html, raw } from 'hono/html';
import { type PageEnd, requestCookie, stylesheet } from '../server/index.js';
import { PREVIEW_COOKIE, type Themes, ZCLI_PREVIEW } from './themes.js';

/** Marks each page of a preview as one, and leads out of it, as Guide's own bar does. */
export function previewPageEnd(themes: Themes): PageEnd {
  return (request) => {
    const id = themes.idFor(request);
    if (requestCookie(request, PREVIEW_COOKIE) !== id) return '';
    const what =
      id === ZCLI_PREVIEW
        ? 'You are previewing the theme that zcli has uploaded.'
        : 'You are previewing a theme that is not published.';
    return `${html`<style>${raw(stylesheet('theming/preview-bar.css'))}</style>
      <aside aria-label="Preview" class="local-preview-bar"><span>${what}</span>
      <a href="/hc/admin/local_preview/stop">Exit preview</a></aside>`}`;
  };
}
