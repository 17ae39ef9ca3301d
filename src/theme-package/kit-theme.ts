import { join } from 'node:path';
import { applyEdits, modify } from 'jsonc-parser';
import { readThemeFiles } from '../guide/theme/index.js';
import { headBlockAround, settingsAttributes } from '../head-block/index.js';
import { jobError } from '../kit-error.js';
import { packageRoot } from '../package-root.js';
import { type SignInValues, signInSettingValues } from '../sign-in-options.js';

/** The folder of the kit's own theme. */
export const kitThemeFolder: string = join(packageRoot, 'theme');

/** Where the kit's theme wants its head block. */
export const HEAD_BLOCK_PLACE = '{{!-- guide-messaging-auth --}}';

/**
 * Makes the kit's theme: its head block in place, and the given options as its settings' defaults.
 *
 * @param script the compiled snippet
 * @returns every file of the theme's package, by path
 * @throws KitError `job` when somebody has taken the head block's place out of the theme
 */
export async function kitTheme(
  script: string,
  options: SignInValues,
): Promise<Map<string, Uint8Array>> {
  const files = new Map(await readThemeFiles(kitThemeFolder));
  const block = headBlockAround(script, settingsAttributes(options));
  edit(files, 'templates/document_head.hbs', (head) => putBlock(head, block));
  edit(files, 'manifest.json', (manifest) => withDefaults(manifest, signInSettingValues(options)));
  return files;
}

function putBlock(head: string, block: string): string {
  if (head.includes(HEAD_BLOCK_PLACE)) return head.replace(HEAD_BLOCK_PLACE, () => block);
  throw jobError(
    `theme/templates/document_head.hbs lacks the line ${HEAD_BLOCK_PLACE}, where the head block goes. Put it back, at the end.`,
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
