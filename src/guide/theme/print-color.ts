import type { Color } from './color.js';
import { NAMED_COLORS } from './named-colors.js';

/** Names by what they stand for; of two names for one colour the first one. */
const NAMES = new Map([...NAMED_COLORS].reverse().map(([name, hex]) => [hex, name]));

/** Writes a colour as short as Sass does when it compresses, which is what zcli serves. */
export function printColor(color: Color): string {
  const channels = toRgb(color);
  if (color.alpha < 1) return `rgba(${[...channels, decimal(color.alpha)].join(',')})`;
  const hex = channels.map((channel) => channel.toString(16).padStart(2, '0')).join('');
  const short = hex.replace(/^(.)\1(.)\2(.)\3$/, '$1$2$3');
  const name = NAMES.get(hex);
  return name && name.length <= short.length + 1 ? name : `#${short}`;
}

function toRgb({ hue, saturation, lightness }: Color): number[] {
  const s = saturation / 100;
  const l = lightness / 100;
  const high = l <= 0.5 ? l * (s + 1) : l + s - l * s;
  const low = l * 2 - high;
  return [hue + 120, hue, hue - 120].map((angle) =>
    roundHalfUp(255 * mix(low, high, ((angle + 360) % 360) / 360)),
  );
}

function mix(low: number, high: number, turn: number): number {
  if (turn < 1 / 6) return low + (high - low) * turn * 6;
  if (turn < 1 / 2) return high;
  if (turn < 2 / 3) return low + (high - low) * (2 / 3 - turn) * 6;
  return low;
}

/** Sass takes numbers that differ by less than this for the same one. */
const EPSILON = 1e-11;

function roundHalfUp(value: number): number {
  return Math.floor(value + 0.5 + EPSILON);
}

/** Ten decimals at most, no zero before the point. */
function decimal(value: number): string {
  return String(Number(value.toFixed(10))).replace(/^0\./, '.');
}
