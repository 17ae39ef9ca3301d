import { Hono } from 'hono';
import { html } from 'hono/html';
import { type Html, plainPage, stylesheet } from '../server/index.js';
import type { StoredTheme } from './stored-theme.js';
import { FOLDER_THEME, type Themes } from './themes.js';

/**
 * `/developer/themes`: all themes, with what can be done to them. What Guide's theming centre is,
 * for those whose theme came from zcli.
 */
export function themeListRoutes(themes: Themes): Hono {
  const routes = new Hono();
  routes.get('/developer/themes', async (context) => {
    const cards = await Promise.all(themes.all().map((theme) => themeCard(themes, theme)));
    return context.html(
      plainPage({
        title: 'Themes',
        styles: stylesheet('theming/theme-list.css'),
        body: html`<main>
          <h1>Themes</h1>
          <p class="quiet">The theme in your folder, and those that <code>zcli themes:import</code> has
            brought. They are kept until this local Help Center is stopped.</p>
          <ul>${cards}${previewCard(themes)}</ul>
          <p><a href="/">Back to the Help Center</a></p>
        </main>`,
      }),
    );
  });

  routes.post('/developer/themes/:id/publish', (context) => {
    const { id } = context.req.param();
    if (!themes.find(id)) return context.notFound();
    themes.publish(id);
    return context.redirect('/developer/themes', 303);
  });

  routes.post('/developer/themes/:id/delete', (context) => {
    const theme = themes.find(context.req.param('id'));
    if (!theme || !canBeDeleted(themes, theme)) return context.notFound();
    themes.remove(theme.id);
    return context.redirect('/developer/themes', 303);
  });

  return routes;
}

/** What zcli has uploaded last: no theme of its own, but something to look at. */
function previewCard(themes: Themes): Html | '' {
  const preview = themes.preview();
  if (!preview) return '';
  const { templates, manifest } = preview;
  return html`<li class="card">
    <div>
      <h2>Uploaded by zcli themes:preview</h2>
      <p class="quiet">${templates.size} templates, API version ${manifest.api_version}</p>
    </div>
    <div class="actions">
      <a class="button secondary" href="/hc/admin/local_preview/start">Preview
        <span class="visually-hidden">what zcli has uploaded</span></a>
    </div>
  </li>`;
}

function canBeDeleted(themes: Themes, theme: StoredTheme): boolean {
  return theme.id !== FOLDER_THEME && theme !== themes.live();
}

async function themeCard(themes: Themes, theme: StoredTheme): Promise<Html> {
  const manifest = await theme.read().then(
    (files) => files.manifest,
    () => null,
  );
  const isLive = theme === themes.live();
  const name = manifest?.name ?? 'The theme in the folder cannot be read';
  const action = (path: string, label: string) =>
    html`<form method="post" action="/developer/themes/${theme.id}/${path}">
      <button class="button secondary">${label} <span class="visually-hidden">${name}</span></button>
    </form>`;
  return html`<li class="card">
    <div>
      <h2>${name}${isLive ? html` <span class="live">Published</span>` : ''}</h2>
      <p class="quiet">${manifest ? `Version ${manifest.version} by ${manifest.author}` : ''}
        · <code>${theme.id}</code></p>
    </div>
    <div class="actions">
      <a class="button secondary" href="/hc/admin/local_preview/start?theme=${theme.id}">Preview
        <span class="visually-hidden">${name}</span></a>
      <a class="button secondary" href="/developer/settings?theme=${theme.id}">Settings
        <span class="visually-hidden">of ${name}</span></a>
      ${isLive ? '' : action('publish', 'Publish')}
      ${canBeDeleted(themes, theme) ? action('delete', 'Delete') : ''}
    </div>
  </li>`;
}
