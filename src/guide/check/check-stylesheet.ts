import { didYouMean } from '../../did-you-mean.js';
import { placesIn } from '../source-text/index.js';
import { assetVariables, compileStylesheet } from '../theme/index.js';
import type { ThemeFinding } from './finding.js';
import type { ThemeSource } from './theme-source.js';

const FILE = 'style.css';

/** `style.css`: variables without a value, and colours that cannot be computed. */
export function checkStylesheet(theme: ThemeSource): ThemeFinding[] {
  if (!theme.files.has(FILE) || !theme.manifest) return [];
  const css = blankComments(theme.text(FILE));
  const settings = theme.manifest.settings.flatMap(({ variables }) => variables);
  const assets = theme.namesIn('assets');
  const known = [
    ...settings.map(({ identifier }) => identifier),
    ...assets.flatMap(assetVariables),
  ];
  return [...unknownVariables(css, known), ...colorCalls(css, settings)];
}

/** Comments and texts become spaces, so that all else keeps its place. */
function blankComments(css: string): string {
  return css.replace(/\/\*[\s\S]*?(?:\*\/|$)|"[^"\n]*"|'[^'\n]*'/g, (text) =>
    text.replace(/[^\n]/g, ' '),
  );
}

/** Each name once, at its first place. */
function unknownVariables(css: string, known: readonly string[]): ThemeFinding[] {
  const names = new Set(known);
  const places = new Map<string, number[]>();
  for (const { 1: name = '', index } of css.matchAll(/\$([A-Za-z_][\w-]*)/g)) {
    if (!isKnown(name, names)) places.set(name, [...(places.get(name) ?? []), index]);
  }
  return [...places].map(([name, [first = 0, ...others]]) => {
    const isAsset = name.startsWith('assets-');
    const what = isAsset
      ? `No file in assets/ is $${name}`
      : `$${name} is not a setting of the theme`;
    return {
      severity: 'warning',
      code: isAsset ? 'missing-asset' : 'stylesheet-variable',
      file: FILE,
      ...placesIn(css)(first),
      message:
        others.length > 0 ? `${what}; it is used in ${others.length + 1} places.` : `${what}.`,
      fix: `Add it, or correct the name.${didYouMean(name, known)}`,
    };
  });
}

/** Guide ends a name where a word ends, so `$color-dark` is `$color` where there is that one. */
function isKnown(name: string, names: ReadonlySet<string>): boolean {
  const parts = name.split('-');
  return parts.some((_, index) => names.has(parts.slice(0, index + 1).join('-')));
}

type StylesheetSettings = readonly { readonly identifier: string; readonly type: string }[];

/** Colours by default values would judge the theme's defaults; any colour does for the check. */
function colorCalls(css: string, settings: StylesheetSettings): ThemeFinding[] {
  const values = Object.fromEntries(settings.map(({ identifier }) => [identifier, '#808080']));
  return [...css.matchAll(/(?<![\w-])(?:lighten|darken)\s*\([^;{}\n]*/g)].flatMap((match) => {
    const [text] = match;
    // An unknown variable is a finding of its own.
    const variables = [...text.matchAll(/\$([\w-]+)/g)];
    if (variables.some(([, name = '']) => !(name in values))) return [];
    const compiled = compileStylesheet(text, {
      settings: values,
      assetNames: [],
      assetUrl: (name) => name,
    });
    if (!/(?<![\w-])(?:lighten|darken)\s*\(/.test(compiled)) return [];
    return {
      severity: 'warning',
      code: 'stylesheet-function',
      file: FILE,
      ...placesIn(css)(match.index),
      message: `Guide cannot compute ${text.trim()}.`,
      fix: 'Pass a colour or a setting of the type "color", and a whole percentage up to 100.',
    } as const;
  });
}
