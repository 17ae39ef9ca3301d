import type { Color } from './color.js';
import { NAMED_COLORS } from './named-colors.js';

/** Reads a CSS colour: a name, `#rgb[a]`, `#rrggbb[aa]`, `rgb()`, `rgba()`, `hsl()`, `hsla()`. */
export function parseColor(text: string): Color | undefined {
  const color = text.trim().toLowerCase();
  if (color === 'transparent') return fromRgb([0, 0, 0], 0);
  const named = NAMED_COLORS.get(color);
  if (named) return parseHex(named);
  if (color.startsWith('#')) return parseHex(color.slice(1));
  const call = /^(rgb|hsl)a?\(([^()]*)\)$/.exec(color);
  return call?.[1] && call[2] ? parseCall(call[1], call[2]) : undefined;
}

function parseHex(hex: string): Color | undefined {
  if (!/^(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.test(hex)) return undefined;
  const full = hex.length < 6 ? hex.replace(/./g, '$&$&') : hex;
  const [red = 0, green = 0, blue = 0, alpha = 255] = (full.match(/../g) ?? []).map((pair) =>
    Number.parseInt(pair, 16),
  );
  return fromRgb([red, green, blue], alpha / 255);
}

function parseCall(name: string, list: string): Color | undefined {
  const parts = list.trim().split(/\s*[,/]\s*|\s+/);
  const [first = '', second = '', third = '', alpha = '1'] = parts;
  if (name === 'rgb' && parts.length === 2) return withAlpha(parseColor(first), number(second));
  if (parts.length < 3 || parts.length > 4) return undefined;
  const opacity = clamp(alpha.endsWith('%') ? number(alpha, '%') / 100 : number(alpha), 1);
  const channels =
    name === 'rgb'
      ? [first, second, third].map(channel)
      : [number(first, 'deg'), percent(second), percent(third)];
  const [x = Number.NaN, y = Number.NaN, z = Number.NaN] = channels;
  if ([x, y, z, opacity].some(Number.isNaN)) return undefined;
  if (name === 'rgb') return fromRgb([x, y, z], opacity);
  return { hue: ((x % 360) + 360) % 360, saturation: y, lightness: z, alpha: opacity };
}

/** Sass's own `rgba(#123456, .5)`: what a theme's `rgba($color, .5)` becomes. */
function withAlpha(color: Color | undefined, alpha: number): Color | undefined {
  return color && !Number.isNaN(alpha) ? { ...color, alpha: clamp(alpha, 1) } : undefined;
}

/** From 0 to 255, a whole number, as Sass 1.60 (zcli's) keeps it. */
function channel(text: string): number {
  const value = text.endsWith('%') ? number(text, '%') * 2.55 : number(text);
  return Math.round(clamp(value, 255));
}

function percent(text: string): number {
  return clamp(number(text, '%'), 100);
}

function number(text: string, unit = ''): number {
  const plain = unit && text.endsWith(unit) ? text.slice(0, -unit.length) : text;
  return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN;
}

function clamp(value: number, max: number): number {
  return Math.min(max, Math.max(0, value));
}

/** CSS Color 4, "Converting sRGB Colors to HSL". */
function fromRgb(channels: readonly [number, number, number], alpha: number): Color {
  const [red, green, blue] = channels.map((value) => value / 255) as [number, number, number];
  const max = Math.max(red, green, blue);
  const min = Math.min(red, green, blue);
  const delta = max - min;
  const sum = max + min;
  const saturation = delta === 0 ? 0 : delta / (sum < 1 ? sum : 2 - sum);
  return {
    hue: hueOf(red, green, blue, max, delta),
    saturation: saturation * 100,
    lightness: 50 * sum,
    alpha,
  };
}

function hueOf(red: number, green: number, blue: number, max: number, delta: number): number {
  if (delta === 0) return 0;
  if (max === red) return ((60 * (green - blue)) / delta + 360) % 360;
  if (max === green) return (120 + (60 * (blue - red)) / delta) % 360;
  return (240 + (60 * (red - green)) / delta) % 360;
}
