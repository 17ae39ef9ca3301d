import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import * as v from 'valibot';
import type { GuideTheme, SettingVariable } from '../../../guide/theme/index.js';
import {
  browserScript,
  fileBody,
  plainPage,
  readJson,
  smallBody,
  stylesheet,
} from '../../server/index.js';
import type { StoredTheme, ThemeChange, Themes } from '../../theming/index.js';
import { settingVariables } from '../../theming/index.js';
import { settingValueSchema } from './setting-value-schema.js';
import { settingsPanelPage } from './settings-panel-page.js';

/**
 * The settings panel at `/developer/settings` (`?theme=ID&locale=LOCALE`), and what it sends:
 *
 * - `PUT /developer/settings/THEME/IDENTIFIER` `{value}`, for files `PUT …/file?name=logo.png`
 * - `DELETE /developer/settings/THEME/IDENTIFIER`, or of all settings: back to the manifest
 *
 * The values live in the memory of the server. PUT and DELETE need a CORS preflight from elsewhere,
 * which is not granted: no other page can change them.
 */
export function settingsPanelRoutes(themes: Themes): Hono {
  const routes = new Hono();

  routes.get('/developer/settings', async (context) => {
    const shown = themes.idFor(context.req.raw);
    const theme = themes.find(context.req.query('theme') ?? shown) ?? themes.live();
    try {
      const active = await theme.active();
      const { default_locale: defaultLocale } = active.manifest;
      const locale = context.req.query('locale') ?? defaultLocale;
      const changed = theme.changedSettings();
      return context.html(
        settingsPanelPage({ active, changed, locale, withPreview: shown === theme.id }),
      );
    } catch (error) {
      return context.html(unreadable(error), 500);
    }
  });

  routes.get('/developer/settings.js', browserScript('developer/settings'));

  const found = async (context: Context) => {
    const stored = themes.find(context.req.param('theme') ?? '');
    const theme = await stored?.read().catch(() => null);
    const identifier = context.req.param('identifier');
    const variable = theme && settingVariables(theme).find((one) => one.identifier === identifier);
    return stored && theme && variable ? { stored, theme, variable } : null;
  };
  const changed = (stored: StoredTheme, theme: GuideTheme, variable: SettingVariable) => {
    themes.announce({ themeId: stored.id, kind: whatChanges(theme, variable) });
  };

  routes.put('/developer/settings/:theme/:identifier', smallBody, async (context) => {
    const setting = await found(context);
    if (!setting) return context.text('This theme has no such setting.', 404);
    const schema = settingValueSchema(setting.variable);
    if (!schema) return context.text('This setting takes a file.', 400);
    const body = v.safeParse(v.object({ value: schema }), await readJson(context));
    if (!body.success) return context.text(wrongValue(setting.variable, body.issues), 400);
    setting.stored.changeSetting(setting.variable.identifier, body.output.value);
    changed(setting.stored, setting.theme, setting.variable);
    return context.body(null, 204);
  });

  routes.put('/developer/settings/:theme/:identifier/file', fileBody, async (context) => {
    const setting = await found(context);
    if (setting?.variable.type !== 'file')
      return context.text('This theme has no such file setting.', 404);
    const bytes = new Uint8Array(await context.req.arrayBuffer());
    if (bytes.length === 0) return context.text('The file is empty.', 400);
    const name = context.req.query('name') ?? '';
    setting.stored.uploadSettingsFile(setting.variable.identifier, { name, bytes });
    changed(setting.stored, setting.theme, setting.variable);
    return context.body(null, 204);
  });

  routes.delete('/developer/settings/:theme/:identifier', async (context) => {
    const setting = await found(context);
    if (!setting) return context.text('This theme has no such setting.', 404);
    setting.stored.resetSettings(setting.variable.identifier);
    changed(setting.stored, setting.theme, setting.variable);
    return context.body(null, 204);
  });

  routes.delete('/developer/settings/:theme', (context) => {
    const stored = themes.find(context.req.param('theme'));
    if (!stored) return context.text('There is no such theme.', 404);
    stored.resetSettings();
    themes.announce({ themeId: stored.id, kind: 'page' });
    return context.body(null, 204);
  });

  return routes;
}

/**
 * A setting that no template names can be seen without loading the page again: only the stylesheet
 * may use it. (Its bare name, since a template can say `{{#with settings}}{{name}}{{/with}}`.)
 */
function whatChanges(theme: GuideTheme, { identifier }: SettingVariable): ThemeChange['kind'] {
  const sources = [...theme.templates.values()];
  return sources.some((source) => source.includes(identifier)) ? 'page' : 'stylesheet';
}

function wrongValue(variable: SettingVariable, issues: readonly v.BaseIssue<unknown>[]): string {
  return `"${variable.identifier}" (${variable.type}) cannot be this: ${issues.map((issue) => issue.message).join('; ')}`;
}

function unreadable(error: unknown) {
  return plainPage({
    title: 'The theme cannot be read',
    styles: stylesheet('developer/settings/unreadable.css'),
    body: html`<main><h1>The theme cannot be read</h1>
      <pre>${error instanceof Error ? error.message : String(error)}</pre>
      <p>Fix the file, then <a href="/developer/settings">load this page again</a>.</p></main>`,
  });
}
