import { type Context, Hono } from 'hono';
import * as v from 'valibot';
import { MAX_THEME_BYTES } from '../../../guide/theme/index.js';
import type { Account } from '../../account/index.js';
import { formFields, formFile, readJson, smallBody, zipBody } from '../../server/index.js';
import type { StoredTheme } from '../../theming/index.js';
import { FOLDER_THEME, type Themes } from '../../theming/index.js';
import { agentsOnly, guideManagersOnly } from '../caller.js';
import { themingError } from '../errors.js';
import { JOB_OUTCOMES, type Job, type ThemingJobs } from './theming-jobs.js';

/** The account's only brand, so that zcli does not ask for one. */
const BRAND_ID = '360000000001';

const MAX_THEMES = 30;

const importRequest = v.object({
  job: v.object({
    attributes: v.object({
      brand_id: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
      format: v.literal('zip'),
    }),
  }),
});

const updateRequest = v.object({
  job: v.object({
    attributes: v.object({
      theme_id: v.string(),
      replace_settings: v.optional(v.boolean(), false),
      format: v.literal('zip'),
    }),
  }),
});

/**
 * Zendesk's theming API, as far as zcli calls it: brands, jobs that import and update themes, and
 * listing, publishing and deleting them. All of it is for Guide managers but the upload of the zip,
 * which carries the key that the job handed out.
 *
 * Sources: zendesk/zcli (packages/zcli-themes) and
 * https://developer.zendesk.com/api-reference/help_center/help-center-api/theming/
 */
export function themingApiRoutes(account: Account, themes: Themes, jobs: ThemingJobs): Hono {
  const routes = new Hono();
  const readers = guideManagersOnly(account, 'themes:read', 'read');
  const writers = guideManagersOnly(account, 'themes:write', 'write');

  routes.get('/api/v2/brands.json', agentsOnly(account, 'read'), (context) => {
    const { origin } = new URL(context.req.url);
    const brand = { name: account.name, subdomain: account.subdomain, brand_url: origin };
    return context.json({
      brands: [{ id: Number(BRAND_ID), ...brand, active: true, default: true }],
      count: 1,
    });
  });

  const jobsPath = '/api/v2/guide/theming/jobs';
  routes.post(`${jobsPath}/themes/imports`, smallBody, writers, async (context) => {
    const body = v.safeParse(importRequest, await requestJson(context));
    if (!body.success) return themingError(context, 'InvalidParameters', whatIsWrong(body.issues));
    const { brand_id: brand } = body.output.job.attributes;
    if (brand !== BRAND_ID)
      return themingError(context, 'InvalidBrand', `No brand has the id ${brand}`);
    if (themes.all().length > MAX_THEMES) {
      return themingError(context, 'TooManyThemes', 'Maximum number of allowed themes reached');
    }
    const job = jobs.create(themes.newId(), { kind: 'import' });
    return context.json({ job: newJobJson(job, context) }, 202);
  });

  routes.post(`${jobsPath}/themes/updates`, smallBody, writers, async (context) => {
    const body = v.safeParse(updateRequest, await requestJson(context));
    if (!body.success) return themingError(context, 'InvalidParameters', whatIsWrong(body.issues));
    const { theme_id: themeId, replace_settings: replaceSettings } = body.output.job.attributes;
    if (!themes.find(themeId)) return themeNotFound(context);
    if (themeId === FOLDER_THEME) {
      return themingError(
        context,
        'FolderTheme',
        'This theme is the folder on your disk: edit it there',
      );
    }
    const job = jobs.create(themeId, { kind: 'update', replaceSettings });
    return context.json({ job: newJobJson(job, context) }, 202);
  });

  routes.post(
    '/theming/uploads/:id',
    zipBody((context) => {
      const job = jobs.find(context.req.param('id') ?? '');
      const message = `The zip has more than ${MAX_THEME_BYTES} bytes (30 MiB).`;
      if (job) jobs.fail(job, { code: 'ThemeTooLarge', title: 'Too large', message, meta: {} });
      return context.text(message, 413);
    }),
    async (context) => {
      const job = jobs.find(context.req.param('id'));
      const key = (await formFields(context))?.key;
      if (!job || key !== job.uploadKey) return context.text('AccessDenied', 403);
      const file = await formFile(context, 'file');
      if (file === null) return context.text('The field "file" is missing.', 400);
      if (job.state.status !== 'pending' || job.state.uploaded) {
        return context.text('This job has got its file already.', 409);
      }
      jobs.run(job, new Uint8Array(await file.arrayBuffer()));
      return context.body(null, 204);
    },
  );

  routes.get(`${jobsPath}/:id`, readers, (context) => {
    const job = jobs.find(context.req.param('id'));
    return job
      ? context.json({ job: jobJson(job) })
      : themingError(context, 'JobNotFound', 'Invalid id', 404);
  });

  const themesPath = '/api/v2/guide/theming/themes';
  routes.get(themesPath, readers, async (context) => {
    const brand = context.req.query('brand_id') ?? BRAND_ID;
    const listed = brand === BRAND_ID ? themes.all() : [];
    const live = themes.live();
    return context.json({
      themes: await Promise.all(listed.map((theme) => themeJson(theme, theme === live))),
    });
  });

  routes.post(`${themesPath}/:id/publish`, writers, async (context) => {
    const theme = themes.find(context.req.param('id'));
    if (!theme) return themeNotFound(context);
    themes.publish(theme.id);
    return context.json({ theme: await themeJson(theme, true) });
  });

  routes.delete(`${themesPath}/:id`, writers, (context) => {
    const theme = themes.find(context.req.param('id'));
    if (!theme) return themeNotFound(context);
    if (theme === themes.live()) {
      return themingError(context, 'ThemeIsLive', 'A published theme cannot be deleted');
    }
    if (theme.id === FOLDER_THEME) {
      return themingError(context, 'FolderTheme', 'This theme is the folder on your disk');
    }
    themes.remove(theme.id);
    return context.body(null, 204);
  });

  routes.put('/developer/theming', smallBody, async (context) => {
    const body = v.safeParse(
      v.object({ jobs: v.picklist(JOB_OUTCOMES) }),
      await requestJson(context),
    );
    if (!body.success) return context.json({ error: whatIsWrong(body.issues) }, 400);
    jobs.outcome = body.output.jobs;
    return context.json({ jobs: jobs.outcome });
  });

  return routes;
}

/** The body, which must call itself JSON: then no page of another origin can send it unasked. */
async function requestJson(context: Context): Promise<unknown> {
  const type = context.req.header('content-type') ?? '';
  return type.startsWith('application/json') ? readJson(context) : null;
}

function whatIsWrong(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues.map((issue) => `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`).join('; ');
}

// The form of the errors is Zendesk's, and so are the codes ThemeNotFound, JobNotFound,
// InvalidBrand and TooManyThemes; the others are not documented.
function themeNotFound(context: Context) {
  return themingError(context, 'ThemeNotFound', 'Invalid id', 404);
}

function newJobJson(job: Job, context: Context) {
  const { origin } = new URL(context.req.url);
  const upload = {
    url: `${origin}/theming/uploads/${job.id}`,
    parameters: { key: job.uploadKey },
  };
  return { id: job.id, status: 'pending', data: { theme_id: job.themeId, upload } };
}

function jobJson({ id, themeId, state }: Job) {
  const errors = state.status === 'failed' ? state.errors : null;
  return { id, status: state.status, errors, data: errors ? null : { theme_id: themeId } };
}

async function themeJson(theme: StoredTheme, live: boolean) {
  const unreadable = { name: 'The theme in the folder cannot be read', author: '', version: '' };
  const manifest = await theme.read().then(
    (files) => files.manifest,
    () => unreadable,
  );
  return {
    id: theme.id,
    brand_id: BRAND_ID,
    name: manifest.name,
    author: manifest.author,
    version: manifest.version,
    live,
    created_at: theme.createdAt.toISOString(),
    updated_at: theme.updatedAt.toISOString(),
  };
}
