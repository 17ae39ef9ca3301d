/** A colour by hue and lightness, which is how `lighten` and `darken` see it. */
export interface Color {
  /** In degrees. */
  readonly hue: number;
  /** In percent. */
  readonly saturation: number;
  /** In percent. */
  readonly lightness: number;
  /** From 0 to 1. */
  readonly alpha: number;
}
