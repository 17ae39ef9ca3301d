import * as v from 'valibot';
import type { ActiveTheme, GuideTheme, SettingValue } from '../../../guide/theme/index.js';
import { ZCLI_PREVIEW } from '../../theming/index.js';

/**
 * What `zcli themes:preview` sends: the templates by name, and among them, under names that no
 * template may have, the stylesheet and the script (both empty: zcli serves them itself), the
 * addresses of the assets, the values of the settings and the version of the templating API.
 */
export const previewUpload = v.object({
  templates: v.objectWithRest(
    {
      css: v.string(),
      js: v.string(),
      document_head: v.string(),
      assets: v.record(v.string(), v.pipe(v.string(), v.url())),
      variables: v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()])),
      metadata: v.object({ api_version: v.picklist([1, 2, 3, 4]) }),
    },
    v.string(),
  ),
});

export type PreviewUpload = v.InferOutput<typeof previewUpload>;

/** The theme in memory that an upload of zcli amounts to. */
export function previewTheme({ templates }: PreviewUpload): GuideTheme {
  const { css, js, assets, variables, metadata, ...sources } = templates;
  return {
    manifest: {
      name: 'Preview by zcli',
      author: '',
      version: '',
      api_version: metadata.api_version,
      default_locale: 'en-us',
      settings: [
        {
          label: 'Settings',
          variables: Object.keys(variables).map((identifier) => ({
            identifier,
            type: 'text',
            label: identifier,
          })),
        },
      ],
    },
    templates: new Map(Object.entries(sources)),
    stylesheet: css,
    script: js,
    // The assets' bytes stay on zcli's own server; their names are what templates can ask for.
    assets: new Map(Object.keys(assets).map((name) => [name, new Uint8Array()])),
    settingsFiles: new Map(),
    translations: new Map(),
  };
}

/** How pages are rendered with it: assets, stylesheet and script come from zcli's own server. */
export function activePreview(theme: GuideTheme, { templates }: PreviewUpload): ActiveTheme {
  const assets = new Map(Object.entries(templates.assets));
  const settings: [string, SettingValue][] = Object.entries(templates.variables).map(
    ([identifier, value]) => [identifier, value ?? ''],
  );
  return {
    ...theme,
    id: ZCLI_PREVIEW,
    settings: Object.fromEntries(settings),
    stylesheetUrl: null,
    scriptUrl: null,
    assetUrl: (name) => assets.get(name) ?? '',
  };
}
