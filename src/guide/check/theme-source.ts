import type { Manifest, ThemeFiles } from '../theme/index.js';
import { type JsonSource, parseJsonSource, parseManifest } from '../theme/index.js';

/** A theme as the checks see it: its files, and its manifest as far as that can be read. */
export interface ThemeSource {
  readonly files: ThemeFiles;
  readonly manifestJson: JsonSource | undefined;
  /** `undefined` when it is missing or not to be read, which is a finding of its own. */
  readonly manifest: Manifest | undefined;
  /** The names of the files in a folder of the theme, below it. */
  namesIn(folder: string): readonly string[];
  text(path: string): string;
}

/** Looks at a theme's files without insisting on anything. */
export function themeSource(files: ThemeFiles): ThemeSource {
  const bytes = files.get('manifest.json');
  return {
    files,
    manifestJson: bytes && parseJsonSource(bytes),
    manifest: bytes && readable(bytes),
    namesIn: (folder) =>
      [...files.keys()]
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1)),
    text: (path) => new TextDecoder().decode(files.get(path)),
  };
}

function readable(bytes: Uint8Array): Manifest | undefined {
  try {
    return parseManifest(bytes);
  } catch {
    return undefined;
  }
}
