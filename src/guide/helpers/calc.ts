import { type Helper, RubyFloat } from '../curlybars/index.js';

/**
 * `(calc count "-" 4)`: `+`, `-`, `*`, `/`, `%` and `**` of numbers; what is not a number counts as
 * 0, and an unknown operator gives nothing. With `float=true` a division has decimals; without it,
 * numbers are whole, as Ruby's integers are.
 *
 * Source: developer.zendesk.com, Help Center Templates, Helpers, "calc helper".
 */
export const calcHelper: Helper = ({ args: [left, operator, right], options }) => {
  const float = options.float === true || options.float === 'true';
  const a = toNumber(left);
  const b = toNumber(right);
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '**':
      return a ** b;
    case '/':
      return b === 0 ? 0 : divided(a, b, float);
    case '%':
      // Ruby's remainder has the divisor's sign.
      return b === 0 ? 0 : ((a % b) + b) % b;
    default:
      return null;
  }
};

/** Two whole numbers give a whole number, rounded down, unless decimals are asked for. */
function divided(a: number, b: number, float: boolean): number | RubyFloat {
  const quotient = a / b;
  if (float) return new RubyFloat(quotient);
  return Number.isInteger(a) && Number.isInteger(b) ? Math.floor(quotient) : quotient;
}

function toNumber(value: unknown): number {
  const number = Number(value ?? 0);
  return Number.isFinite(number) ? number : 0;
}
