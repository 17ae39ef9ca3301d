import type { TextRange } from '../guide/source-text/index.js';

/**
 * A script with spaces in the place of whatever is in comments, strings, template literals and
 * regular expressions, so that the brackets that are left are the script's own. Offsets stay.
 */
export function bareScript(source: string): string {
  let bare = '';
  let at = 0;
  while (at < source.length) {
    const end = quotedEnd(source, at, bare);
    if (end === at) {
      bare += source[at];
      at += 1;
      continue;
    }
    bare += source.slice(at, end).replace(/[^\n]/g, ' ');
    at = end;
  }
  return bare;
}

/** Where the comment, string or expression that begins here ends; `at` where none begins. */
function quotedEnd(source: string, at: number, before: string): number {
  const two = source.slice(at, at + 2);
  if (two === '//') return indexOrEnd(source, '\n', at);
  if (two === '/*') return indexOrEnd(source, '*/', at + 2) + 2;
  const first = source[at] ?? '';
  if (first === '"' || first === "'" || first === '`') return closing(source, at, first);
  // A slash divides after a value; after an operator or a bracket it begins an expression.
  const isExpression = first === '/' && /[(,=:[!&|?{};]\s*$|^\s*$/.test(before.slice(-50));
  return isExpression ? closing(source, at, '/') : at;
}

function closing(source: string, start: number, quote: string): number {
  let inClass = false;
  for (let at = start + 1; at < source.length; at += 1) {
    const unit = source[at];
    if (unit === '\\') at += 1;
    else if (unit === '\n' && quote !== '`') return at;
    else if (quote === '/' && (unit === '[' || unit === ']')) inClass = unit === '[';
    else if (unit === quote && !inClass) return at + 1;
  }
  return source.length;
}

function indexOrEnd(source: string, text: string, from: number): number {
  const index = source.indexOf(text, from);
  return index < 0 ? source.length : index;
}

/**
 * The statements in a part of a script, outermost only.
 *
 * @param bare from `bareScript`
 * @returns an empty list where brackets do not match, since the statements are then unknown
 */
export function statementsIn(bare: string, part: TextRange): TextRange[] {
  const statements: TextRange[] = [];
  let depth = 0;
  let start = part.start;
  const finish = (end: number) => {
    const begin = start + (/^\s*/.exec(bare.slice(start, end))?.[0].length ?? 0);
    if (begin < end && bare.slice(begin, end) !== ';') statements.push({ start: begin, end });
    start = end;
  };
  for (let at = part.start; at < part.end; at += 1) {
    const unit = bare[at] ?? '';
    if ('([{'.includes(unit)) depth += 1;
    else if (')]}'.includes(unit)) depth -= 1;
    if (depth < 0) return [];
    const ends =
      depth === 0 &&
      (unit === ';' || (unit === '}' && !CONTINUED.test(bare.slice(at + 1, at + 60))));
    if (ends) finish(at + 1);
  }
  finish(part.end);
  return depth === 0 ? statements : [];
}

/** What may follow a closing brace within a statement. */
const CONTINUED = /^\s*(?:else\b|catch\b|finally\b|while\b|[.(),;=?:&|+])/;

/** The bodies in braces that a statement has, outermost only. */
export function bodiesIn(bare: string, { start, end }: TextRange): TextRange[] {
  const bodies: TextRange[] = [];
  let depth = 0;
  let open = start;
  for (let at = start; at < end; at += 1) {
    if (bare[at] === '{') {
      if (depth === 0) open = at + 1;
      depth += 1;
    } else if (bare[at] === '}') {
      depth -= 1;
      if (depth === 0) bodies.push({ start: open, end: at });
    }
  }
  return bodies;
}
