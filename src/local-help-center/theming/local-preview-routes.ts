import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import * as v from 'valibot';
import { templateProblems } from '../../guide/theme/index.js';
import type { Account } from '../people/account.js';
import { plainPage } from '../server/plain-page/plain-page.js';
import { hasApiToken } from '../zendesk-api/has-api-token.js';
import { activePreview, previewTheme, previewUpload } from '../zendesk-api/theming/zcli-preview.js';
import { PREVIEW_COOKIE, type Themes, ZCLI_PREVIEW } from './themes.js';

/** Templates are text; the assets stay with zcli. */
const MAX_UPLOAD_BYTES = 8 * 1024 * 1024;

/**
 * Previews: `PUT /hc/api/internal/theming/local_preview` takes the templates from
 * `zcli themes:preview`; `/hc/admin/local_preview/start` shows them to this browser, `…/stop` ends
 * that. `…/start?theme=ID` previews an imported theme instead.
 *
 * In Guide, only administrators can start a preview; here anybody on this machine can, so that the
 * preview can be seen signed out and signed in as anybody.
 */
export function localPreviewRoutes(account: Account, themes: Themes): Hono {
  const routes = new Hono();

  routes.put(
    '/hc/api/internal/theming/local_preview',
    bodyLimit({
      maxSize: MAX_UPLOAD_BYTES,
      onError: (context) => context.json({ general_error: 'The templates are too large.' }, 413),
    }),
    async (context) => {
      if (!hasApiToken(context.req.raw, account.api)) {
        return context.json({ error: "Couldn't authenticate you" }, 401);
      }
      const upload = v.safeParse(previewUpload, await context.req.json().catch(() => null));
      if (!upload.success) {
        const problems = upload.issues.map(
          (issue) => `${v.getDotPath(issue) ?? 'the upload'}: ${issue.message}`,
        );
        return context.json({ general_error: problems.join('\n') }, 400);
      }
      const theme = previewTheme(upload.output);
      const errors = templateProblems(theme);
      if (Object.keys(errors).length > 0) return context.json({ template_errors: errors }, 400);
      themes.setPreview(activePreview(theme, upload.output));
      return context.body(null, 200);
    },
  );

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
    styles: 'main { max-width: 36rem; margin: 12vh auto; padding: 0 1rem }',
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
