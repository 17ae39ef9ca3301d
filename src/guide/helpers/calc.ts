import type { Helper } from '../curlybars/index.js';

/** `(calc count "-" 4)`: `+`, `-`, `*`, `/` and `%` of numbers; what is no number counts as 0. */
export const calcHelper: Helper = ({ args: [left, operator, right] }) => {
  const a = toNumber(left);
  const b = toNumber(right);
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return b === 0 ? 0 : a / b;
    case '%':
      // Ruby's remainder has the divisor's sign.
      return b === 0 ? 0 : ((a % b) + b) % b;
    default:
      throw new Error(
        `calc takes '+', '-', '*', '/' or '%' between its numbers, not '${String(operator)}'`,
      );
  }
};

function toNumber(value: unknown): number {
  const number = Number(value ?? 0);
  return Number.isFinite(number) ? number : 0;
}
