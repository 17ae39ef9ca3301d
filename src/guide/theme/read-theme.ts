import { parseJsonSource } from './json-source.js';
import { parseManifest } from './parse-manifest.js';
import { readThemeFiles } from './read-theme-files.js';
import type { GuideTheme, ThemeFiles } from './theme.js';
import { ThemeError } from './theme-error.js';

/**
 * Reads a theme from its folder, the one with `manifest.json` and `templates/`.
 *
 * @throws ThemeError that reports what is missing or unreadable, with file, line and column
 */
export async function readTheme(dir: string): Promise<GuideTheme> {
  return themeFromFiles(await readThemeFiles(dir));
}

/**
 * Makes a theme of its files. Missing templates, assets, translations, a missing stylesheet or script
 * are not errors here: such themes exist, and the checker reports them.
 *
 * @throws ThemeError when `manifest.json` is missing or unreadable, or a translation is not JSON
 */
export function themeFromFiles(files: ThemeFiles): GuideTheme {
  const manifest = files.get('manifest.json');
  if (!manifest) {
    throw new ThemeError('manifest-missing', 'There is no manifest.json: this is not a theme.');
  }
  return {
    manifest: parseManifest(manifest),
    templates: new Map(
      [...filesIn(files, 'templates')]
        .filter(([name]) => name.endsWith('.hbs'))
        .map(([name, bytes]) => [name.slice(0, -'.hbs'.length), textOf(bytes)]),
    ),
    stylesheet: textOf(files.get('style.css')),
    script: textOf(files.get('script.js')),
    assets: filesIn(files, 'assets'),
    settingsFiles: filesIn(files, 'settings'),
    translations: new Map(
      [...filesIn(files, 'translations')]
        .filter(([name]) => name.endsWith('.json'))
        .map(([name, bytes]) => [name.slice(0, -'.json'.length), translation(name, bytes)]),
    ),
  };
}

/** The files of a folder, by the rest of their path. */
function filesIn(files: ThemeFiles, folder: string): Map<string, Uint8Array> {
  const prefix = `${folder}/`;
  return new Map(
    [...files]
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, bytes]) => [path.slice(prefix.length), bytes]),
  );
}

function textOf(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}

function translation(name: string, bytes: Uint8Array): Readonly<Record<string, unknown>> {
  const file = `translations/${name}`;
  const source = parseJsonSource(bytes);
  if (!source.ok) {
    throw new ThemeError('translation-not-json', `This is not JSON: ${source.problem}.`, {
      file,
      ...source.place,
    });
  }
  if (typeof source.value !== 'object' || source.value === null || Array.isArray(source.value)) {
    throw new ThemeError('translation-not-json', 'Expected an object of keys and texts.', { file });
  }
  return source.value as Readonly<Record<string, unknown>>;
}
