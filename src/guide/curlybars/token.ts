import type { Position } from './position.js';

/** The words that Curlybars keeps for itself inside `{{ }}`. */
export type Keyword = 'if' | 'unless' | 'each' | 'with' | 'else';

export type TokenType =
  | 'text'
  | 'start'
  | 'end'
  | 'lparen'
  | 'rparen'
  | 'hash'
  | 'slash'
  | 'gt'
  | Keyword
  | 'literal'
  | 'variable'
  | 'key'
  | 'path'
  | 'eos';

export interface Token {
  readonly type: TokenType;
  /** What the token means: the text, the literal's value, the name of a path, key or variable. */
  readonly value: string | number | bigint | boolean;
  /** As written in the source. */
  readonly raw: string;
  /** From the beginning of the source, in UTF-16 code units, as strings are indexed. */
  readonly offset: number;
  readonly position: Position;
}
