import { type Helper, RubyFloat } from '../curlybars/index.js';

/**
 * `(calc count "-" 4)`: `+`, `-`, `*`, `/`, `%` and `**` of numbers, or of texts that are numbers;
 * nothing where that is not possible: another value, another operator, a division by zero. With
 * `float=true` a division has decimals; without it, numbers are whole, as Ruby's integers are.
 *
 * Source: developer.zendesk.com, Help Center Templates, Helpers, "calc helper".
 */
export const calcHelper: Helper = ({ args: [left, operator, right], options }) => {
  const float = options.float === true || options.float === 'true';
  const a = toNumber(left);
  const b = toNumber(right);
  if (a === null || b === null) return null;
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
      return b === 0 ? null : divided(a, b, float);
    case '%':
      // Ruby's remainder has the divisor's sign.
      return b === 0 ? null : ((a % b) + b) % b;
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

function toNumber(value: unknown): number | null {
  const text = String(value ?? '').trim();
  const number = Number(text);
  return text === '' || !Number.isFinite(number) ? null : number;
}
