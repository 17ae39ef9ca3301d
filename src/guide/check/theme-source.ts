import {
  type JsonSource,
  type Manifest,
  type ManifestIssue,
  manifestOf,
  parseJsonSource,
  type ThemeFiles,
} from '../theme/index.js';

/** A theme as the checks see it: its files, and its manifest as far as that can be read. */
export interface ThemeSource {
  readonly files: ThemeFiles;
  readonly manifestJson: JsonSource | undefined;
  /** `undefined` when it is missing or not to be read, which is a finding of its own. */
  readonly manifest: Manifest | undefined;
  /** Why the JSON is not a manifest. */
  readonly manifestIssues: readonly ManifestIssue[];
  /** The names of the files in a folder of the theme, below it. */
  namesIn(folder: string): readonly string[];
  text(path: string): string;
}

/** Looks at a theme's files without insisting on anything. */
export function themeSource(files: ThemeFiles): ThemeSource {
  const bytes = files.get('manifest.json');
  const manifestJson = bytes && parseJsonSource(bytes);
  const { manifest, issues = [] } = manifestJson?.ok ? manifestOf(manifestJson.value) : {};
  return {
    files,
    manifestJson,
    manifest,
    manifestIssues: issues,
    namesIn: (folder) =>
      [...files.keys()]
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1)),
    text: (path) => new TextDecoder().decode(files.get(path)),
  };
}
