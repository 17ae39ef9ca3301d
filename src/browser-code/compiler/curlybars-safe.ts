import { type Node, type Options, parse, type Token, tokTypes } from 'acorn';
import { full } from 'acorn-walk';
import { KitError } from '../../kit-error.js';

/** A stretch of JavaScript that would not reach the browser as it was written. */
interface Hazard {
  readonly pattern: RegExp;
  readonly because: string;
}

/**
 * What must not be in a script inside a template. Curlybars opens an expression at `{{` wherever
 * it is, and turns `\{` into `{` (its lexer, zendesk/curlybars lib/curlybars/lexer.rb);
 * Handlebars does the first too. HTML ends a script at `</script`, and `<!--` changes how it ends
 * (https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements).
 */
const HAZARDS: readonly Hazard[] = [
  { pattern: /\{\{/, because: 'Curlybars reads "{{" as the start of an expression' },
  { pattern: /\\\{/, because: 'Curlybars turns "\\{" into "{"' },
  { pattern: /<\/script/i, because: '"</script" ends the script' },
  { pattern: /<!--/, because: '"<!--" changes where the script ends' },
  { pattern: /\0/, because: 'HTML turns the character U+0000 into U+FFFD' },
];

/** A script with something that no rewriting can carry through a template. */
export class UnsafeScriptError extends KitError {
  constructor(
    readonly line: number,
    readonly column: number,
    because: string,
  ) {
    super(
      'job',
      `The script cannot be in a template: line ${line}, column ${column}: ${because}, and here it cannot be written otherwise.`,
    );
  }
}

/**
 * Rewrites JavaScript so that its bytes pass unchanged through Curlybars, through Handlebars and
 * through HTML's parser, and so that it means the same: `\x7b` for a brace in a string, a regular
 * expression or an untagged template; a space between two braces of code.
 *
 * @param script a classic script (no `import`, no `export`)
 * @returns the script without `{{`, `\{`, `</script`, `<!--` and U+0000
 * @throws UnsafeScriptError with the place, where that would change the meaning (`String.raw`)
 * @throws SyntaxError from acorn, when it is not JavaScript
 */
export function curlybarsSafe(script: string): string {
  const tokens: Token[] = [];
  const options: Options = { ecmaVersion: 'latest', sourceType: 'script', onToken: tokens };
  const program = parse(script, options);
  const raw = rawTemplates(program);

  let safe = '';
  let end = 0;
  for (const token of tokens) {
    const gap = script.slice(end, token.start);
    const text = script.slice(token.start, token.end);
    safe += safeGap(gap) || (safe.endsWith('{') && text.startsWith('{') ? ' ' : '');
    safe += isText(token) && !raw.has(token.start) ? safeText(text) : text;
    end = token.end;
  }
  safe += safeGap(script.slice(end));

  refuseHazards(safe);
  return safe;
}

function isText({ type }: Token): boolean {
  return type === tokTypes.string || type === tokTypes.template || type === tokTypes.regexp;
}

/** Where the texts of tagged templates start: their tag may see them raw, so they stay. */
function rawTemplates(program: Node): ReadonlySet<number> {
  const starts = new Set<number>();
  full(program, (node) => {
    if (node.type !== 'TaggedTemplateExpression' || !('quasi' in node)) return;
    const quasi = node.quasi as { quasis: Node[] };
    for (const text of quasi.quasis) starts.add(text.start);
  });
  return starts;
}

/** Between tokens are white space and comments; the words of a comment do not matter. */
function safeGap(gap: string): string {
  return gap.replace(/\{/g, '(').replace(/<(?=\/script)/gi, '< ');
}

/**
 * In a run of braces all but the last are literal, even in a regular expression, where the last may
 * open a quantifier. A backslash that stands for itself would eat the brace behind it: `\x5c`.
 * In `(?<!--` the `<` belongs to a lookbehind, so there the hyphen is rewritten.
 */
function safeText(text: string): string {
  return text
    .replace(/\\\\(?=\{)|\\[\s\S]|\{+|\0/g, (found) => {
      if (found === '\\\\') return '\\x5c';
      if (found === '\\{') return '\\x7b';
      if (found.endsWith('\0')) return '\\x00';
      return found.startsWith('{') ? `${'\\x7b'.repeat(found.length - 1)}{` : found;
    })
    .replace(/<(?=\/script)/gi, '\\x3c')
    .replace(/(\(\?)?<!--/g, (_, lookbehind?: string) => (lookbehind ? '(?<!\\x2d-' : '\\x3c!--'));
}

function refuseHazards(script: string): void {
  for (const { pattern, because } of HAZARDS) {
    const at = script.search(pattern);
    if (at < 0) continue;
    const before = script.slice(0, at).split('\n');
    throw new UnsafeScriptError(before.length, (before.at(-1)?.length ?? 0) + 1, because);
  }
}
