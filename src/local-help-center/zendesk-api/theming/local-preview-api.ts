import { Hono } from 'hono';
import * as v from 'valibot';
import { templateProblems } from '../../../guide/theme/index.js';
import type { Account } from '../../account/index.js';
import { fileBody, readJson } from '../../server/index.js';
import { type Themes, ZCLI_PREVIEW } from '../../theming/index.js';
import { guideManagersOnly } from '../caller.js';
import { activePreview, previewTheme, previewUpload } from './zcli-preview.js';

const PATH = '/hc/api/internal/theming/local_preview';

/**
 * `PUT /hc/api/internal/theming/local_preview` takes the templates of `zcli themes:preview` (the
 * assets stay on zcli's own server), and `DELETE` ends the preview, which zcli does on Ctrl-C.
 */
export function localPreviewApi(account: Account, themes: Themes): Hono {
  const routes = new Hono();
  const managersOnly = guideManagersOnly(account, 'themes:write', 'write');

  routes.put(PATH, fileBody, managersOnly, async (context) => {
    const upload = v.safeParse(previewUpload, await readJson(context));
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
  });

  routes.delete(PATH, managersOnly, (context) => {
    themes.setPreview(null);
    themes.announce({ themeId: ZCLI_PREVIEW, kind: 'page' });
    return context.body(null, 204);
  });

  return routes;
}
