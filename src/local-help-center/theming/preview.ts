import { Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import {
  overThePage,
  type PageEnd,
  plainPage,
  requestCookie,
  stylesheet,
} from '../server/index.js';
import { PREVIEW_COOKIE, type Themes, ZCLI_PREVIEW } from './themes.js';

/**
 * `/hc/admin/local_preview/start` shows this browser what `zcli themes:preview` has uploaded, and
 * `…/stop` ends that. `…/start?theme=ID` previews an imported theme instead.
 *
 * In Guide, only administrators can start a preview; here anybody on this machine can, so that the
 * preview can be seen signed out and signed in as anybody.
 */
export function previewRoutes(themes: Themes): Hono {
  const routes = new Hono();

  routes.get('/hc/admin/local_preview/start', (context) => {
    const id = context.req.query('theme') ?? ZCLI_PREVIEW;
    const exists = id === ZCLI_PREVIEW ? themes.preview() !== null : themes.find(id) !== undefined;
    if (!exists) return context.html(nothingToPreview(id === ZCLI_PREVIEW), 404);
    setCookie(context, PREVIEW_COOKIE, id, { path: '/', httpOnly: true, sameSite: 'Lax' });
    return context.redirect('/');
  });

  routes.get('/hc/admin/local_preview/stop', (context) => {
    deleteCookie(context, PREVIEW_COOKIE, { path: '/' });
    return context.redirect('/');
  });

  return routes;
}

function nothingToPreview(isZcli: boolean) {
  return plainPage({
    title: 'Nothing to preview',
    styles: stylesheet('theming/nothing-to-preview.css'),
    body: html`<main><h1>Nothing to preview</h1>
      <p>${
        isZcli
          ? html`Nothing has been uploaded since this local Help Center was started. Run
            <code>zcli themes:preview</code> on your theme, then open this page again.`
          : html`There is no theme with this id; it may have been deleted.`
      }</p>
      <p><a href="/developer/themes">All themes</a></p></main>`,
  });
}

/** Marks each page of a preview as one, and leads out of it, as Guide's own bar does. */
export function previewPageEnd(themes: Themes): PageEnd {
  return (request) => {
    const id = themes.idFor(request);
    if (requestCookie(request, PREVIEW_COOKIE) !== id) return '';
    const what =
      id === ZCLI_PREVIEW
        ? 'You are previewing the theme that zcli has uploaded.'
        : 'You are previewing a theme that is not published.';
    const bar = html`<aside aria-label="Preview"><span>${what}</span>
      <a href="/hc/admin/local_preview/stop">Exit preview</a></aside>`;
    return String(overThePage('local-preview-bar', 'theming/preview-bar.css', bar));
  };
}
