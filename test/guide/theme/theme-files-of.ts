import type { ThemeFiles } from '../../../src/guide/theme/index.js';

/** A theme's files from texts, and bytes where a file is not a text. */
export function themeFilesOf(files: Readonly<Record<string, string | Uint8Array>>): ThemeFiles {
  const encoder = new TextEncoder();
  return new Map(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === 'string' ? encoder.encode(content) : content,
    ]),
  );
}
