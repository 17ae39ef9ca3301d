import { signInDefaults } from '../../src/sign-in-options.js';
import type { Addition, FileChange, ThemeTexts } from '../../src/theme-editing/index.js';

/** A head block as the build makes it, with a script as short as can be that does all it does. */
export function sampleBlock(attributes = '', version = '1.0.0'): string {
  return [
    `{{!-- guide-messaging-auth ${version}: start --}}`,
    `<script data-signed-in="{{signed_in}}"${attributes}>(()=>{ask("/api/v2/users/me",{external_id:1});zE("messenger","loginUser",a)})()</script>`,
    '{{!-- guide-messaging-auth: end --}}',
  ].join('\n');
}

const settings = { ...signInDefaults, endpoint: 'https://jwt.example.com/messaging' };

export const withSettings: Addition = {
  block: sampleBlock(' data-endpoint="{{settings.messaging_token_endpoint}}"'),
  settings,
  replaceLegacy: false,
};

export const otherSettings: Addition = {
  block: sampleBlock(' data-endpoint="{{settings.messaging_token_endpoint}}"', '2.0.0'),
  settings: {
    ...signInDefaults,
    endpoint: 'http://localhost:8787/messaging',
    proof: 'none',
    debug: true,
  },
  replaceLegacy: false,
};

export const inline: Addition = {
  block: sampleBlock(' data-endpoint="https://jwt.example.com/messaging"'),
  settings: null,
  replaceLegacy: false,
};

/** A theme with a group of settings of its own, and its words. */
export const themeWithOneGroup: ThemeTexts = {
  head: '<meta>\n',
  manifest: JSON.stringify({ settings: [{ label: 'a_label', variables: [] }] }, null, 2),
  translations: new Map([['translations/en-us.json', '{\n  "a_label": "A"\n}\n']]),
  others: new Map(),
};

/** The theme after its files were changed. */
export function changed(theme: ThemeTexts, changes: readonly FileChange[]): ThemeTexts {
  let { head, manifest } = theme;
  const translations = new Map(theme.translations);
  const others = new Map(theme.others);
  for (const { path, after } of changes) {
    if (path === 'templates/document_head.hbs') head = after;
    else if (path === 'manifest.json') manifest = after ?? '';
    else if (others.has(path)) others.set(path, after ?? '');
    else translations.set(path, after ?? '');
  }
  return { ...theme, head, manifest, translations, others };
}
