import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { applyEdits, modify } from 'jsonc-parser';
import { packageRoot } from '../package-root.js';
import type { Widget } from '../vocabulary.js';
import { headBlock } from './head-block.js';
import {
  messagingSettings,
  type SignInOptions,
  settingsAttributes,
} from './head-block-attributes.js';

/** The folder of the kit's own theme. */
export const themeSource: string = join(packageRoot, 'theme');

/** Where the kit's theme wants its head block. */
export const HEAD_BLOCK_PLACE = '{{!-- guide-messaging-auth --}}';

/** What a theme's package holds beside nothing else (zcli packs just these). */
const PACKAGED =
  /^(assets|settings|templates|translations)\/|^(manifest\.json|script\.js|style\.css|thumbnail\.png)$/;

export interface ThemeOptions extends SignInOptions {
  readonly widget: Widget;
}

/**
 * Makes the kit's theme: its head block in place, and the given options as its settings' defaults.
 *
 * @returns every file of the theme's package, by path
 */
export async function themeFolder(options: ThemeOptions): Promise<Map<string, Uint8Array>> {
  const files = await readThemeFiles(themeSource);
  const block = await headBlock({
    widget: options.widget,
    attributes: settingsAttributes(options.roles),
  });
  edit(files, 'templates/document_head.hbs', (head) => head.replace(HEAD_BLOCK_PLACE, () => block));
  edit(files, 'manifest.json', (manifest) =>
    withDefaults(manifest, {
      [messagingSettings.endpoint]: options.endpoint,
      [messagingSettings.proof]: options.proof,
      [messagingSettings.debug]: options.debug,
    }),
  );
  return files;
}

async function readThemeFiles(folder: string): Promise<Map<string, Uint8Array>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => PACKAGED.test(path))
    .sort();
  return new Map(
    await Promise.all(
      paths.map(async (path) => [path, await readFile(join(folder, path))] as const),
    ),
  );
}

function edit(
  files: Map<string, Uint8Array>,
  path: string,
  change: (text: string) => string,
): void {
  const text = new TextDecoder().decode(files.get(path));
  files.set(path, new TextEncoder().encode(change(text)));
}

/** Sets the `value` of settings in a manifest's text, and leaves the rest of it as it is. */
function withDefaults(
  manifest: string,
  values: Readonly<Record<string, string | boolean>>,
): string {
  const { settings } = JSON.parse(manifest) as {
    settings: { variables: { identifier: string }[] }[];
  };
  return settings.reduce(
    (text, { variables }, group) =>
      variables.reduce((text, { identifier }, variable) => {
        const value = values[identifier];
        if (value === undefined) return text;
        const path = ['settings', group, 'variables', variable, 'value'];
        return applyEdits(text, modify(text, path, value, {}));
      }, text),
    manifest,
  );
}
