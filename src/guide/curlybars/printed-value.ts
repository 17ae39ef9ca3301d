import { escapeHtml } from './escape-html.js';
import { floatText, RubyFloat } from './ruby-float.js';
import { SafeHtml } from './safe-html.js';
import { isPresenter, isPresenterCollection } from './value-kinds.js';

/** What `{{value}}` prints: nothing for objects and lists of objects, all else as Ruby's `to_s`. */
export function printedValue(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (value instanceof SafeHtml) return value.html;
  if (value instanceof RubyFloat) return value.toString();
  if (isPresenter(value) || isPresenterCollection(value)) return '';
  return escapeHtml(Array.isArray(value) ? inspected(value) : textOf(value));
}

function textOf(value: unknown): string {
  return typeof value === 'number' ? numberText(value) : String(value);
}

/** JavaScript has one kind of number: whole ones are taken as Ruby's Integer, others as Float. */
function numberText(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : floatText(value);
}

/** A list of texts, as Ruby's `inspect` shows it. */
function inspected(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inspected).join(', ')}]`;
  if (value === null || value === undefined) return 'nil';
  if (value instanceof SafeHtml) return quoted(value.html);
  return typeof value === 'string' ? quoted(value) : textOf(value);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\t': '\\t',
  '\r': '\\r',
  '\f': '\\f',
  '\v': '\\v',
  '\b': '\\b',
  '\x07': '\\a',
  '\x1b': '\\e',
};

function quoted(text: string): string {
  const escaped = [...text].map((character, index, all) => {
    const known = ESCAPES[character];
    if (known !== undefined) return known;
    const next = all[index + 1];
    return character === '#' && (next === '{' || next === '$' || next === '@') ? '\\#' : character;
  });
  return `"${escaped.join('')}"`;
}
