/**
 * A number that Ruby keeps as a Float although it is whole, such as the result of a division: it is
 * printed with its decimal point.
 */
export class RubyFloat {
  constructor(readonly value: number) {}

  valueOf(): number {
    return this.value;
  }

  toString(): string {
    return floatText(this.value);
  }
}

/** As Ruby prints a Float: `2.0`, and with an exponent below 0.0001 and from 10¹⁶. */
export function floatText(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  if (!Number.isFinite(value)) return String(value);
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-4 && size < 1e16)) return withPoint(String(value));
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${withPoint(digits)}e${exponent.charAt(0)}${exponent.slice(1).padStart(2, '0')}`;
}

function withPoint(digits: string): string {
  return digits.includes('.') ? digits : `${digits}.0`;
}
