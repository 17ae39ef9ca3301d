import type { Helper, HelperCall } from '../curlybars/index.js';
import { blockHtml, SafeHtml } from '../curlybars/index.js';

/** The block helpers `is`, `isnt` and `contains`; in a subexpression they are true or false. */
function choose(call: HelperCall, condition: boolean): unknown {
  if (!call.block) return condition;
  return condition ? call.block() : (call.inverse?.() ?? '');
}

/** Nothing and the empty text are the same, as `nil.to_s` is in Guide. */
function same(left: unknown, right: unknown): boolean {
  return textOf(left) === textOf(right);
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return value instanceof SafeHtml ? value.html : String(value);
}

/** `{{#is status 'open'}}…{{else}}…{{/is}}`; with one argument, whether it is true. */
export const isHelper: Helper = (call) =>
  choose(call, call.args.length < 2 ? Boolean(call.args[0]) : same(call.args[0], call.args[1]));

export const isntHelper: Helper = (call) =>
  choose(call, call.args.length < 2 ? !call.args[0] : !same(call.args[0], call.args[1]));

/** `{{#contains type 'post'}}`: whether the first text contains the second. */
export const containsHelper: Helper = (call) =>
  choose(call, textOf(call.args[0]).includes(textOf(call.args[1])));

/** `(not signed_in)` */
export const notHelper: Helper = ({ args }) => {
  const value = args[0];
  if (Array.isArray(value)) return value.length === 0;
  return value === false || value === 0 || textOf(value) === '';
};

/** `(compare count ">" 0)`: `==`, `!=`, `<`, `<=`, `>`, `>=`, of numbers or texts. */
export const compareHelper: Helper = (call) => {
  const condition = compare(call.args);
  // Printed, it is the word true or false; only a body that prints something is a block to choose.
  const isBlock = blockHtml(call.block) !== '' || blockHtml(call.inverse) !== '';
  return isBlock ? choose(call, condition) : condition;
};

function compare([left, operator, right]: readonly unknown[]): boolean {
  switch (operator) {
    case '==':
      return same(left, right);
    case '!=':
      return !same(left, right);
    case '<':
      return order(left, right) < 0;
    case '<=':
      return order(left, right) <= 0;
    case '>':
      return order(left, right) > 0;
    case '>=':
      return order(left, right) >= 0;
    default:
      throw new Error(
        `compare takes '==', '!=', '<', '<=', '>' or '>=' between its values, not '${textOf(operator)}'`,
      );
  }
}

/** Not a number where the two cannot be compared: then no comparison is true. */
function order(left: unknown, right: unknown): number {
  const numbers = [toNumber(left), toNumber(right)] as const;
  if (!numbers.some(Number.isNaN)) return numbers[0] - numbers[1];
  const texts = [textOf(left), textOf(right)] as const;
  if (texts.includes('')) return Number.NaN;
  return texts[0] < texts[1] ? -1 : Number(texts[0] > texts[1]);
}

function toNumber(value: unknown): number {
  return textOf(value).trim() === '' ? Number.NaN : Number(textOf(value));
}
