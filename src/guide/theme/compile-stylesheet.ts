import { parse } from 'node:path';
import type { Color } from './color.js';
import { parseColor } from './parse-color.js';
import { printColor } from './print-color.js';
import type { SettingValue } from './theme.js';

export interface StylesheetInput {
  /** The values of the settings, by identifier; the address for one of the type `file`. */
  readonly settings: Readonly<Record<string, SettingValue>>;
  /** The names of the files in `assets/`. */
  readonly assetNames: Iterable<string>;
  assetUrl(name: string): string;
}

/**
 * Compiles `style.css` as Guide and zcli do (zendesk/zcli, packages/zcli-themes/src/lib/zass.ts):
 * `$setting`, `#{$setting}` and `$assets-NAME-EXTENSION` (never in `#{}`) become values, then `lighten()` and
 * `darken()` become colours. What cannot be compiled stays as it is: a browser skips that one
 * declaration. So does the name of a setting without a value.
 */
export function compileStylesheet(source: string, input: StylesheetInput): string {
  const values = variableValues(input);
  if (values.size === 0) return adjustColors(source);
  // The order of the alternatives is the manifest's; `\b` keeps `$color` out of `$color_dark`.
  const names = [...values.keys()].map(escapeForRegExp).join('|');
  const variables = new RegExp(`\\$(${names})\\b|#\\{\\$(${names})\\}`, 'g');
  return adjustColors(
    source.replace(variables, (match, plain?: string, interpolated?: string) =>
      String((plain ? values.get(plain) : input.settings[interpolated ?? '']) || match),
    ),
  );
}

function variableValues({ settings, assetNames, assetUrl }: StylesheetInput) {
  const values = new Map<string, SettingValue>(Object.entries(settings));
  for (const asset of assetNames) {
    for (const name of assetVariables(asset)) values.set(name, assetUrl(asset));
  }
  return values;
}

/**
 * `logo+Dark.png` is `$assets-logo-Dark-png`, and in small letters too: 20 public themes write it
 * so. `icons.min.css` is `$assets-icons-min-css` (observed in one), which zcli does not know.
 */
export function assetVariables(asset: string): string[] {
  const { name, ext } = parse(asset);
  const variable = `assets-${name.replaceAll('+', '-')}-${ext.slice(1)}`;
  const small = variable.toLowerCase();
  return [...new Set([variable, small, small.replaceAll('.', '-')])];
}

function escapeForRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** A call of `lighten` or `darken`; its colour may have parentheses, two deep. */
const COLOR_CALL =
  /(?<![\w-])(lighten|darken)\s*\(((?:[^(){};]|\((?:[^(){};]|\([^(){};]*\))*\))*),\s*(\d{1,3})%\s*\)/g;
const WHOLE_CALL = new RegExp(`^\\s*${COLOR_CALL.source}\\s*$`);

function adjustColors(source: string): string {
  return source.replace(COLOR_CALL, (match) => {
    const color = adjustedColor(match);
    return color ? printColor(color) : match;
  });
}

/** The colour of a call; in `lighten(darken($color, 5%), 10%)` nothing is rounded in between. */
function adjustedColor(text: string): Color | undefined {
  const [, command, argument = '', percent] = WHOLE_CALL.exec(text) ?? [];
  if (!command) return parseColor(text);
  const color = adjustedColor(argument);
  const amount = Number(percent);
  if (!color || amount > 100) return undefined;
  const lightness = color.lightness + (command === 'lighten' ? amount : -amount);
  return { ...color, lightness: Math.min(100, Math.max(0, lightness)) };
}
