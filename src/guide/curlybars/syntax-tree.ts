import type { Position } from './position.js';
import type { TemplateProblem } from './template-errors.js';

export interface Literal {
  readonly kind: 'literal';
  /** A whole number beyond 2⁵³ is a bigint, so that all its digits are printed. */
  readonly value: string | number | bigint | boolean;
  readonly position: Position;
}

/** `@index`, `@../index`. */
export interface Variable {
  readonly kind: 'variable';
  readonly name: string;
  /** How many `../` there are before the name. */
  readonly up: number;
  readonly position: Position;
}

/** `article.author.name`, `../title`, `this`. */
export interface Path {
  readonly kind: 'path';
  /** As written. */
  readonly path: string;
  /** How many `../` there are before the first step. */
  readonly up: number;
  readonly steps: readonly string[];
  readonly position: Position;
}

/** What is called: a helper or a property, with its arguments and options. */
export interface Call {
  readonly callee: Path;
  readonly args: readonly Expression[];
  readonly options: readonly HelperOption[];
}

/** `(excerpt title characters=50)`. */
export interface Subexpression extends Call {
  readonly kind: 'subexpression';
  readonly position: Position;
}

export interface HelperOption {
  readonly key: string;
  readonly value: Expression;
  readonly position: Position;
}

export type Expression = Literal | Variable | Path | Subexpression;

export interface Text {
  readonly kind: 'text';
  readonly text: string;
  readonly position: Position;
}

/** `{{'words'}}`, `{{@index}}`. */
export interface Output {
  readonly kind: 'output';
  readonly value: Literal | Variable;
  readonly position: Position;
}

/** `{{path}}`, `{{helper argument option=value}}`. */
export interface Mustache extends Call {
  readonly kind: 'mustache';
  readonly position: Position;
}

/** `{{#helper argument}}…{{else}}…{{/helper}}`. */
export interface Block extends Call {
  readonly kind: 'block';
  readonly body: readonly Node[];
  readonly inverse: readonly Node[];
  /** The name in the closing tag. */
  readonly closing: Path;
  readonly position: Position;
}

export interface Condition {
  readonly kind: 'if' | 'unless';
  readonly test: Expression;
  readonly body: readonly Node[];
  readonly inverse: readonly Node[];
  readonly position: Position;
}

export interface Scope {
  readonly kind: 'each' | 'with';
  readonly subject: Path | Subexpression;
  readonly body: readonly Node[];
  readonly inverse: readonly Node[];
  readonly position: Position;
}

/** `{{> name option=value}}`. */
export interface Partial {
  readonly kind: 'partial';
  readonly name: Path;
  readonly options: readonly HelperOption[];
  readonly position: Position;
}

export type Node = Text | Output | Mustache | Block | Condition | Scope | Partial;

/** A parsed template. */
export interface Template {
  readonly source: string;
  readonly nodes: readonly Node[];
  /** Blocks that are closed by another name: Zendesk reports them, and cannot render the template. */
  readonly mismatchedClosings: readonly TemplateProblem[];
}
