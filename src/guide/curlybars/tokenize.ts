import { excerptAround } from './excerpt-around.js';
import { charactersIn } from './position.js';
import { TemplateSyntaxError } from './template-errors.js';
import type { Keyword, Token, TokenType } from './token.js';

type Mode = 'text' | 'block comment' | 'comment' | 'curly';

interface Rule {
  readonly pattern: RegExp;
  /** Enters a mode, or returns to the one before. */
  readonly goTo?: Mode | 'back';
  readonly token?: (match: RegExpExecArray) => readonly [TokenType, Token['value'], Trim?];
}

/** What a `~` trims: the text before the expression or the text after it. */
type Trim = 'before' | 'after';

const IDENTIFIER = '[0-9A-Za-z_-][0-9A-Za-z_-]*';
const keyword = (word: Keyword): Rule => ({
  pattern: new RegExp(`${word}\\b`, 'y'),
  token: () => [word, word],
});
const symbol = (pattern: RegExp, type: TokenType, goTo?: Mode | 'back'): Rule => ({
  pattern,
  token: ([raw]) => [type, raw],
  ...(goTo && { goTo }),
});

/**
 * The rules of Curlybars' lexer (zendesk/curlybars, lib/curlybars/lexer.rb). In each mode the first
 * rule that matches wins, whatever a later one could match: so `true_story` is the literal `true`
 * and the path `_story`, and `if-not` the keyword `if` and the path `-not`.
 */
const RULES: Readonly<Record<Mode, readonly Rule[]>> = {
  text: [
    { pattern: /\\\{/y, token: () => ['text', '{'] },
    { pattern: /\\/y, token: () => ['text', '\\'] },
    { pattern: /\{\{!--/y, goTo: 'block comment' },
    { pattern: /\{\{!/y, goTo: 'comment' },
    { pattern: /\{\{~/y, goTo: 'curly', token: ([raw]) => ['start', raw, 'before'] },
    symbol(/\{\{/y, 'start', 'curly'),
    { pattern: /[\s\S]+?(?=\\|\{\{|$)/y, token: ([raw]) => ['text', raw] },
  ],
  // An unclosed comment swallows the rest of the template without a word, in Zendesk too.
  'block comment': [{ pattern: /--\}\}/y, goTo: 'back' }, { pattern: /[\s\S]+?(?=--\}\}|$)/y }],
  comment: [{ pattern: /\}\}/y, goTo: 'back' }, { pattern: /[\s\S]+?(?=\}\}|$)/y }],
  curly: [
    { pattern: /~\}\}/y, goTo: 'back', token: ([raw]) => ['end', raw, 'after'] },
    symbol(/\}\}/y, 'end', 'back'),
    symbol(/\(/y, 'lparen', 'curly'),
    symbol(/\)/y, 'rparen', 'back'),
    symbol(/#/y, 'hash'),
    symbol(/\//y, 'slash'),
    symbol(/>/y, 'gt'),
    keyword('if'),
    keyword('unless'),
    keyword('each'),
    keyword('with'),
    keyword('else'),
    { pattern: /true/y, token: () => ['literal', true] },
    { pattern: /false/y, token: () => ['literal', false] },
    { pattern: /[-+]?\d+/y, token: ([raw]) => ['literal', wholeNumber(raw)] },
    // No escapes, and no line breaks, inside a string.
    { pattern: /'([^\n]*?)'/y, token: (match) => ['literal', match[1] ?? ''] },
    { pattern: /"([^\n]*?)"/y, token: (match) => ['literal', match[1] ?? ''] },
    {
      pattern: new RegExp(`@((?:\\.\\./)*${IDENTIFIER})`, 'y'),
      token: (match) => ['variable', match[1] ?? ''],
    },
    {
      pattern: new RegExp(`(${IDENTIFIER})[ \\t\\r\\n\\f\\v]*=`, 'y'),
      token: (match) => ['key', match[1] ?? ''],
    },
    {
      pattern: new RegExp(`(?:\\.\\./)*(?:${IDENTIFIER}\\.)*${IDENTIFIER}`, 'y'),
      token: ([raw]) => ['path', raw],
    },
    { pattern: /[ \t\r\n\f\v]+/y },
  ],
};

/**
 * Cuts a template's source into Curlybars' tokens; comments are gone and `~` has done its work.
 * The last token is always `eos`.
 *
 * @throws TemplateSyntaxError at a character that means nothing inside `{{ }}`.
 */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  const modes: Mode[] = ['text'];
  let offset = 0;
  let line = 1;
  let column = 0;
  let trimNextText = false;

  while (offset < source.length) {
    const found = firstMatch(RULES[modes.at(-1) ?? 'text'], source, offset);
    if (!found) {
      const description = `.. ${excerptAround(source, line, column, 1)} .. is not permitted symbol in this context`;
      throw new TemplateSyntaxError([{ description, line, column, length: 0 }]);
    }
    const { rule, match } = found;
    const raw = match[0];
    if (rule.goTo === 'back') modes.pop();
    else if (rule.goTo) modes.push(rule.goTo);

    if (rule.token) {
      const [type, value, trim] = rule.token(match);
      if (trim === 'before') trimLastText(tokens);
      tokens.push({
        type,
        value: trimNextText && type === 'text' ? trimStart(String(value)) : value,
        raw,
        offset,
        position: { line, column, length: charactersIn(raw) },
      });
      trimNextText = trim === 'after';
    }

    offset += raw.length;
    const lines = raw.split('\n');
    const lastLine = charactersIn(lines.at(-1) ?? '');
    column = lines.length > 1 ? lastLine : column + lastLine;
    line += lines.length - 1;
  }
  tokens.push(endOf(source));
  return tokens;
}

/** Ruby's whole numbers have no largest one. */
function wholeNumber(raw: string): number | bigint {
  const number = Number(raw);
  return Number.isSafeInteger(number) ? number : BigInt(raw.replace('+', ''));
}

function firstMatch(rules: readonly Rule[], source: string, offset: number) {
  for (const rule of rules) {
    rule.pattern.lastIndex = offset;
    const match = rule.pattern.exec(source);
    if (match) return { rule, match };
  }
  return undefined;
}

/** Only the one token next to the `~` is trimmed: a `\{` between two texts ends them. */
function trimLastText(tokens: Token[]): void {
  const last = tokens.at(-1);
  if (last?.type !== 'text') return;
  tokens[tokens.length - 1] = { ...last, value: trimEnd(String(last.value)) };
}

// Ruby's strip takes these and no Unicode spaces; a non-breaking space stays.
const BLANKS = '\0\t\n\v\f\r ';

function trimStart(text: string): string {
  let start = 0;
  while (start < text.length && BLANKS.includes(text.charAt(start))) start += 1;
  return text.slice(start);
}

/** By hand: a regular expression would try every blank of a long text as a beginning. */
function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && BLANKS.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Zendesk reports an unclosed block as the whole last line. */
function endOf(source: string): Token {
  const lines = source.split('\n');
  const length = charactersIn(lines.at(-1) ?? '');
  return {
    type: 'eos',
    value: '',
    raw: '',
    offset: source.length,
    position: { line: lines.length, column: 0, length },
  };
}
