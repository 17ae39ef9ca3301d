import type { Helper, HelperCall } from '../curlybars/index.js';
import { blockHtml, RubyFloat, SafeHtml } from '../curlybars/index.js';

/** The block helpers `is`, `isnt` and `contains`; in a subexpression they are true or false. */
function choose(call: HelperCall, condition: boolean | null): unknown {
  if (!call.block) return condition;
  return condition ? call.block() : (call.inverse?.() ?? '');
}

/**
 * Zendesk documents the comparison as `===`: the number 5 is not the text "5". Of 200 places in
 * public themes that compare an id, all write a number. Nothing and the empty text are the same here.
 */
function same(left: unknown, right: unknown): boolean {
  const values = [comparable(left), comparable(right)] as const;
  return values[0] === values[1];
}

function comparable(value: unknown): unknown {
  if (value instanceof RubyFloat) return value.value;
  if (typeof value === 'bigint' && BigInt(Number(value)) === value) return Number(value);
  const isSimple = ['number', 'boolean', 'bigint'].includes(typeof value);
  return isSimple ? value : textOf(value);
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

/**
 * `(compare count ">" 0)`: `==`, `>`, `>=`, `<` and `<=` of two numbers or two texts; nothing for
 * other values, as documented for Zendesk's `compare` helper. Another operator is an error, which
 * also prints nothing, but is reported.
 */
export const compareHelper: Helper = (call) => {
  const condition = compare(call.args);
  // Printed, it is the word true or false; only a body that prints something is a block to choose.
  const isBlock = blockHtml(call.block) !== '' || blockHtml(call.inverse) !== '';
  return isBlock ? choose(call, condition) : condition;
};

function compare([left, operator, right]: readonly unknown[]): boolean | null {
  const difference = order(comparable(left), comparable(right));
  switch (operator) {
    case '==':
      return same(left, right);
    case '<':
      return difference === null ? null : difference < 0;
    case '<=':
      return difference === null ? null : difference <= 0;
    case '>':
      return difference === null ? null : difference > 0;
    case '>=':
      return difference === null ? null : difference >= 0;
    default:
      throw new Error(
        `compare takes '==', '<', '<=', '>' or '>=' between its values, not '${textOf(operator)}'`,
      );
  }
}

/** Nothing where the two cannot be compared, such as a number and a text. */
function order(left: unknown, right: unknown): number | null {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left !== 'string' || typeof right !== 'string') return null;
  return left < right ? -1 : Number(left > right);
}
