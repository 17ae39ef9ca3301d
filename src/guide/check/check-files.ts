import { MAX_THEME_BYTES } from '../theme/index.js';
import type { ThemeFinding } from './finding.js';
import type { ThemeSource } from './theme-source.js';

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47];

/** The files as such: names of assets, stylesheet, script, thumbnail, and the size of it all. */
export function checkFiles(theme: ThemeSource): ThemeFinding[] {
  return [
    ...checkAssetNames(theme),
    ...checkMainFiles(theme),
    ...checkThumbnail(theme),
    ...checkSize(theme),
  ];
}

/** The rule is zcli's (getAssets.ts): letters and digits of ASCII, and `-_+.`. */
function checkAssetNames(theme: ThemeSource): ThemeFinding[] {
  return theme.namesIn('assets').flatMap((name): ThemeFinding[] => {
    const file = `assets/${name}`;
    if (name.includes('/')) {
      const message = `Guide has no folders in assets/: it never sees ${file}.`;
      const fix = 'Move the file to assets/ itself.';
      return [{ severity: 'warning', code: 'asset-folder', file, message, fix }];
    }
    if (/^[A-Za-z0-9\-_+.]+$/.test(name)) return [];
    const message = `The asset "${name}" has characters in its name that Guide refuses.`;
    const fix = 'Use letters, digits and - _ + . only.';
    return [{ severity: 'error', code: 'asset-name', file, message, fix }];
  });
}

function checkMainFiles(theme: ThemeSource): ThemeFinding[] {
  return ['style.css', 'script.js']
    .filter((file) => !theme.files.has(file))
    .map((file) => ({
      severity: 'warning',
      code: 'missing-file',
      file,
      message: `There is no ${file}.`,
      fix: 'Add one, even if it is empty.',
    }));
}

function checkThumbnail(theme: ThemeSource): ThemeFinding[] {
  const file = 'thumbnail.png';
  const bytes = theme.files.get(file);
  if (!bytes) {
    const message = 'There is no thumbnail.png, the picture in the list of themes.';
    const fix = 'Add a small screenshot of the home page.';
    return [{ severity: 'warning', code: 'thumbnail', file, message, fix }];
  }
  if (PNG_SIGNATURE.every((byte, index) => bytes[index] === byte)) return [];
  const message = 'thumbnail.png is not a PNG picture.';
  return [{ severity: 'warning', code: 'thumbnail', file, message, fix: 'Save it as PNG.' }];
}

function checkSize(theme: ThemeSource): ThemeFinding[] {
  const bytes = [...theme.files.values()].reduce((sum, { length }) => sum + length, 0);
  if (bytes <= MAX_THEME_BYTES) return [];
  const [largest] = [...theme.files].sort(([, a], [, b]) => b.length - a.length);
  const message = `The theme has ${mebibytes(bytes)} MiB; Guide takes 30.`;
  const fix = largest
    ? `Make the largest files smaller: ${largest[0]} has ${mebibytes(largest[1].length)} MiB.`
    : '';
  return [{ severity: 'error', code: 'too-large', file: '.', message, fix }];
}

function mebibytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
