import { excerptAround } from './excerpt-around.js';
import { charactersIn, type Position } from './position.js';
import type {
  Block,
  Call,
  Expression,
  HelperOption,
  Literal,
  Node,
  Path,
  Subexpression,
  Variable,
} from './syntax-tree.js';
import { TemplateSyntaxError } from './template-errors.js';
import type { Token, TokenType } from './token.js';

interface TokenReader {
  readonly source: string;
  /** The token `ahead` places after the next one. */
  peek(ahead?: number): Token;
  /** Takes the next token, which must be of the type. */
  take(type: TokenType): Token;
  unexpected(token: Token): TemplateSyntaxError;
  /** Runs one level deeper, if there is one. */
  deeper<T>(position: Position, parse: () => T): T;
}

/**
 * Ruby's parser gives up between 300 and 1,000 levels; this one is far from where it would run out
 * of stack.
 */
const MAX_DEPTH = 300;

/**
 * Curlybars' grammar (zendesk/curlybars, lib/curlybars/parser.rb) by recursive descent. It stops at
 * the first token that no template could have in that place, as Zendesk's parser does.
 *
 * @throws TemplateSyntaxError
 */
export function parseTokens(source: string, tokens: readonly Token[]): Node[] {
  const reader = readerOf(source, tokens);
  const nodes = parseNodes(reader);
  const next = reader.peek();
  if (next.type !== 'eos') throw reader.unexpected(reader.peek(1));
  return nodes;
}

function readerOf(source: string, tokens: readonly Token[]): TokenReader {
  let index = 0;
  let depth = 0;
  const end = tokens[tokens.length - 1];
  if (!end) throw new Error('A list of tokens ends with `eos`.');
  const peek = (ahead = 0) => tokens[index + ahead] ?? end;
  const unexpected = (token: Token) => syntaxErrorAt(source, token);
  return {
    source,
    peek,
    unexpected,
    take(type) {
      const token = peek();
      if (token.type !== type) throw unexpected(token);
      index += 1;
      return token;
    },
    deeper(position, parse) {
      if (depth >= MAX_DEPTH) {
        throw new TemplateSyntaxError([{ description: 'Nesting too deep', ...position }]);
      }
      depth += 1;
      const parsed = parse();
      depth -= 1;
      return parsed;
    },
  };
}

function syntaxErrorAt(source: string, token: Token): TemplateSyntaxError {
  const { line, column, length } = token.position;
  const description =
    token.type === 'eos'
      ? "A block helper hasn't been closed properly"
      : `.. ${excerptAround(source, line, column, length)} .. is not permitted in this context`;
  return new TemplateSyntaxError([{ description, line, column, length }]);
}

/** Reads up to the end, or to `{{/` or `{{else`, which belong to the block around. */
function parseNodes(reader: TokenReader): Node[] {
  const nodes: Node[] = [];
  for (;;) {
    const token = reader.peek();
    if (token.type === 'eos') return nodes;
    const next = reader.peek(1).type;
    if (token.type === 'start' && (next === 'slash' || next === 'else')) return nodes;
    nodes.push(parseNode(reader));
  }
}

function parseNode(reader: TokenReader): Node {
  const { type, value, position } = reader.peek();
  if (type === 'text') {
    reader.take('text');
    return { kind: 'text', text: String(value), position };
  }
  const start = reader.take('start');
  const next = reader.peek();
  if (next.type === 'hash') return reader.deeper(position, () => parseBlock(reader, position));
  if (next.type === 'gt') {
    reader.take('gt');
    const name = parsePath(reader);
    const options = parseOptions(reader);
    const end = reader.take('end');
    const tag = reader.source.slice(start.offset, end.offset + end.raw.length);
    return { kind: 'partial', name, options, position: { ...position, length: charactersIn(tag) } };
  }
  if (next.type === 'literal' || next.type === 'variable') {
    const output = next.type === 'literal' ? parseLiteral(reader) : parseVariable(reader);
    reader.take('end');
    return { kind: 'output', value: output, position };
  }
  const call = parseCall(reader);
  reader.take('end');
  return { kind: 'mustache', ...call, position };
}

function parseBlock(reader: TokenReader, position: Block['position']): Node {
  reader.take('hash');
  const { type } = reader.peek();
  if (type === 'if' || type === 'unless') {
    reader.take(type);
    const test = parseExpression(reader);
    return { kind: type, test, ...parseBranches(reader), ...parseClosing(reader, type), position };
  }
  if (type === 'each' || type === 'with') {
    reader.take(type);
    const isCall = reader.peek().type === 'lparen';
    const subject = isCall ? parseSubexpression(reader) : parsePath(reader);
    return {
      kind: type,
      subject,
      ...parseBranches(reader),
      ...parseClosing(reader, type),
      position,
    };
  }
  const call = parseCall(reader);
  const branches = parseBranches(reader);
  reader.take('start');
  reader.take('slash');
  const closing = parsePath(reader);
  reader.take('end');
  return { kind: 'block', ...call, ...branches, closing, position };
}

function parseBranches(reader: TokenReader): Pick<Block, 'body' | 'inverse'> {
  reader.take('end');
  const body = parseNodes(reader);
  if (reader.peek(1).type !== 'else') return { body, inverse: [] };
  reader.take('start');
  reader.take('else');
  reader.take('end');
  return { body, inverse: parseNodes(reader) };
}

function parseClosing(reader: TokenReader, word: 'if' | 'unless' | 'each' | 'with') {
  reader.take('start');
  reader.take('slash');
  reader.take(word);
  reader.take('end');
  return {};
}

function parseCall(reader: TokenReader): Call {
  const callee = parsePath(reader);
  const args: Expression[] = [];
  while (startsExpression(reader)) args.push(parseExpression(reader));
  return { callee, args, options: parseOptions(reader) };
}

function startsExpression(reader: TokenReader): boolean {
  const { type } = reader.peek();
  return type === 'literal' || type === 'variable' || type === 'path' || type === 'lparen';
}

function parseExpression(reader: TokenReader): Expression {
  const { type } = reader.peek();
  if (type === 'literal') return parseLiteral(reader);
  if (type === 'variable') return parseVariable(reader);
  if (type === 'lparen') return parseSubexpression(reader);
  return parsePath(reader);
}

function parseSubexpression(reader: TokenReader): Subexpression {
  const { position } = reader.take('lparen');
  const call = reader.deeper(position, () => parseCall(reader));
  reader.take('rparen');
  return { kind: 'subexpression', ...call, position };
}

function parseOptions(reader: TokenReader): HelperOption[] {
  const options: HelperOption[] = [];
  while (reader.peek().type === 'key') {
    const { value, position } = reader.take('key');
    options.push({ key: String(value), value: parseExpression(reader), position });
  }
  return options;
}

function parsePath(reader: TokenReader): Path {
  const { value, position } = reader.take('path');
  const path = String(value);
  const { up, name } = withoutUps(path);
  return { kind: 'path', path, up, steps: name.split('.'), position };
}

function parseVariable(reader: TokenReader): Variable {
  const { value, position } = reader.take('variable');
  return { kind: 'variable', ...withoutUps(String(value)), position };
}

function parseLiteral(reader: TokenReader): Literal {
  const { value, position } = reader.take('literal');
  return { kind: 'literal', value, position };
}

function withoutUps(path: string): { up: number; name: string } {
  const parts = path.split('/');
  return { up: parts.length - 1, name: parts.at(-1) ?? '' };
}
