import { html } from 'hono/html';
import { type ActiveTheme, settingLabel } from '../../../guide/theme/index.js';
import { type Html, plainPage, stylesheet } from '../../server/index.js';
import { settingField } from './setting-field.js';

/** What the panel shows. */
export interface SettingsPanel {
  readonly active: ActiveTheme;
  readonly changed: ReadonlySet<string>;
  /** The language of the labels. */
  readonly locale: string;
  /** Whether this browser's pages use this theme: then one is shown next to the panel. */
  readonly withPreview: boolean;
}

/** The settings panel of a theme, as Guide's "Customize" shows it. */
export function settingsPanelPage({ active, changed, locale, withPreview }: SettingsPanel): Html {
  const { id, settings } = active;
  const words = (label: string) => settingLabel(active, label, locale);
  const groups = active.manifest.settings.map(
    (group) => html`<fieldset>
      <legend>${words(group.label)}</legend>
      ${group.variables.map((variable) =>
        settingField({
          variable,
          value: settings[variable.identifier] ?? '',
          changed: changed.has(variable.identifier),
          words,
        }),
      )}
    </fieldset>`,
  );
  return plainPage({
    title: `Settings of ${active.manifest.name}`,
    bodyClass: withPreview ? 'settings-panel with-preview' : 'settings-panel',
    styles: stylesheet('developer/settings/settings-panel.css'),
    body: html`<main class="panel" data-theme="${id}">
        <header>
          <h1>Theme settings</h1>
          <p class="quiet">${active.manifest.name} ${active.manifest.version}. Changes are seen at once,
            on every page that is open, and are kept until the local Help Center is stopped.</p>
          <div class="bar">
            <button type="button" class="button secondary" id="reset-all">Reset all</button>
            ${languages(active, locale)}
            <a href="/">Help Center</a> <a href="/developer/themes">Themes</a>
          </div>
        </header>
        ${groups.length > 0 ? groups : html`<p>This theme has no settings.</p>`}
        <p class="status" id="status" role="status" hidden></p>
      </main>
      ${withPreview ? html`<iframe class="preview" src="/" title="Preview of the Help Center"></iframe>` : ''}
      <script src="/developer/settings.js" defer></script>`,
  });
}

function languages({ id, translations }: ActiveTheme, locale: string): Html | '' {
  const locales = [...translations.keys()].sort();
  if (locales.length < 2) return '';
  return html`<form method="get" action="/developer/settings">
    <input type="hidden" name="theme" value="${id}">
    <label class="visually-hidden" for="locale">Language of the labels</label>
    <select id="locale" name="locale">${locales.map(
      (one) => html`<option ${one === locale ? 'selected' : ''}>${one}</option>`,
    )}</select>
  </form>`;
}
