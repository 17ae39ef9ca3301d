import { PARTIAL_NESTING_LIMIT } from './limits.js';
import { mismatchedClosing, parseTemplate } from './parse-template.js';
import type { Position } from './position.js';
import type { ObjectType, PropertyType } from './property-type.js';
import {
  type Names,
  objectAsked,
  positionOfStep,
  resolvePath,
  type Unresolved,
  unknownStep,
} from './resolve-path.js';
import type {
  Block,
  Condition,
  Expression,
  HelperOption,
  Mustache,
  Node,
  Partial,
  Path,
  Scope,
  Subexpression,
  Template,
} from './syntax-tree.js';
import type { TemplateProblem } from './template-errors.js';
import { TemplateSyntaxError } from './template-errors.js';

export interface ValidationInput {
  /** What the template sees as its outermost context. */
  readonly root: ObjectType;
  /** The helpers that exist everywhere. */
  readonly helpers: ReadonlyMap<string, PropertyType>;
  /** Helpers that exist where the context has no property of their name. */
  readonly fallbacks?: ReadonlySet<string>;
  /** The source of `{{> name}}`; `undefined` for a partial that the theme does not have. */
  readonly partial?: (name: string) => string | undefined;
  /** The template's own name where it is a partial: it cannot include itself. */
  readonly partialName?: string;
}

/** A problem found without rendering, with what a tool needs to explain more than Zendesk does. */
export interface ValidationProblem extends TemplateProblem {
  readonly kind:
    | 'unknown'
    | 'out-of-scope'
    | 'wrong-use'
    | 'closing-tag'
    | 'unknown-partial'
    | 'partial-nesting'
    | 'partial-syntax';
  readonly path: string;
  /** For `unknown`: the step that does not exist and the object that was asked for it. */
  readonly step?: string;
  readonly object?: ObjectType;
  /** For `unknown`: whether it was used with arguments or as a block, as only helpers are. */
  readonly asHelper?: boolean;
  /** The partial whose source has the problem: line and column are places in it. */
  readonly inPartial?: string;
}

interface Validation extends Names {
  readonly partial: ValidationInput['partial'];
  readonly partialName: string | undefined;
  /** How many partials are around. */
  readonly depth: number;
  report(problem: ValidationProblem): void;
}

/**
 * Finds what Zendesk's import and preview refuse in a template that parses: names that do not exist
 * in their place, and objects, lists, values and helpers used as one another. The rules, their
 * order and the words are Zendesk's (zendesk/curlybars, the `validate` methods of
 * lib/curlybars/node).
 *
 * @returns the problems; those of a partial are found once for each place that includes it
 */
export function validateTemplate(template: Template, input: ValidationInput): ValidationProblem[] {
  const problems: ValidationProblem[] = [];
  validateNodes(template.nodes, {
    helpers: input.helpers,
    fallbacks: input.fallbacks ?? new Set(),
    scopes: [{ object: input.root }],
    partial: input.partial,
    partialName: input.partialName,
    depth: 0,
    report: (problem) => problems.push(problem),
  });
  return problems;
}

function validateNodes(nodes: readonly Node[], state: Validation): void {
  for (const node of nodes) validateNode(node, state);
}

function validateNode(node: Node, state: Validation): void {
  switch (node.kind) {
    case 'text':
    case 'output':
      break;
    case 'partial':
      validatePartial(node, state);
      break;
    case 'mustache':
      validateCall(node, state);
      break;
    case 'block':
      validateBlock(node, state);
      break;
    case 'if':
    case 'unless':
      validateExpression(node.test, state);
      validateBranches(node, state);
      break;
    case 'each':
    case 'with':
      validateScope(node, state);
  }
}

function validateBranches({ body, inverse }: Block | Condition, state: Validation): void {
  validateNodes(body, state);
  validateNodes(inverse, state);
}

function validateBlock(node: Block, state: Validation): void {
  const mismatch = mismatchedClosing(node);
  // After a wrong closing tag Curlybars reports nothing else of the block.
  if (mismatch) {
    state.report({ kind: 'closing-tag', path: node.callee.path, ...mismatch });
    return;
  }
  validateCall(node, state);
}

/** A call in its own braces: `{{path}}`, `{{helper argument}}` or `{{#helper}}…{{/helper}}`. */
function validateCall(node: Mustache | Block, state: Validation): void {
  const { callee, args, options } = node;
  const hasArguments = args.length + options.length > 0;
  const type = typeOf(callee, state, hasArguments || node.kind === 'block');
  if (!type) return;
  if (type === 'value') {
    // Curlybars does not look into the body of a value that is used as a block.
    if (hasArguments) misused(callee, `${callee.path} doesn't accept any arguments or options`);
    return;
  }
  if (type === 'generic-helper' && args.length === 0) {
    misused(callee, `${callee.path} requires an argument`);
    return;
  }
  if (typeof type === 'object' || type === 'generic-list-helper') {
    misused(callee, `${callee.path} must be allowed as helper or leaf`);
    return;
  }
  if (node.kind === 'block') validateBranches(node, state);
  const validateArgument = type === 'helper' ? validateValue : validateExpression;
  for (const argument of args) validateArgument(argument, state);
  validateOptions(options, state);

  function misused(path: Path, description: string): void {
    state.report(wrongUse(path, description));
  }
}

function validateOptions(options: readonly HelperOption[], state: Validation): void {
  for (const option of options) validateValue(option.value, state);
}

/** An argument or option of an ordinary helper: Ruby lets it be a value only. */
function validateValue(expression: Expression, state: Validation): void {
  if (expression.kind === 'subexpression') validateSubexpression(expression, state);
  if (expression.kind !== 'path') return;
  const type = typeOf(expression, state);
  if (!type || type === 'value' || type === 'anything') return;
  state.report(wrongUse(expression, `\`${expression.path}\` cannot resolve to a component`));
}

function validateExpression(expression: Expression, state: Validation): void {
  if (expression.kind === 'path') typeOf(expression, state);
  if (expression.kind === 'subexpression') validateSubexpression(expression, state);
}

function validateSubexpression({ callee, args, options }: Subexpression, state: Validation): void {
  const type = typeOf(callee, state, true);
  if (type && type !== 'helper' && type !== 'anything') {
    state.report(wrongUse(callee, `\`${callee.path}\` cannot resolve to a helper`));
  }
  for (const argument of args) validateValue(argument, state);
  validateOptions(options, state);
}

function validateScope(node: Scope, state: Validation): void {
  const inner = subjectType(node.subject, node.kind, state);
  if (!inner) return;
  validateNodes(node.body, { ...state, scopes: [...state.scopes, inner] });
  validateNodes(node.inverse, state);
}

/**
 * What `each` or `with` makes the context of its body; `undefined` for a wrong subject, which has
 * then been reported.
 */
function subjectType(
  subject: Expression,
  kind: Scope['kind'],
  state: Validation,
): PropertyType | undefined {
  if (subject.kind === 'path') return innerType(subject, kind, state);
  if (subject.kind !== 'subexpression') return undefined;
  const { callee, args } = subject;
  const [first] = args;
  // Curlybars judges the innermost call of `(slice (filter list …) 0 4)` and no other argument.
  if (first?.kind === 'subexpression') return subjectType(first, kind, state);
  const type = typeOf(callee, state, true);
  if (!type) return undefined;
  const isGeneric =
    (kind === 'each' && type === 'generic-list-helper') ||
    (kind === 'with' && type === 'generic-helper');
  if (!isGeneric) return innerType(callee, kind, state);
  if (first?.kind === 'path') return innerType(first, kind, state);
  state.report(wrongUse(callee, `'${callee.path}' requires a collection as its first argument`));
  return undefined;
}

function innerType(path: Path, kind: Scope['kind'], state: Validation): PropertyType | undefined {
  const type = typeOf(path, state);
  if (!type || type === 'anything') return type;
  if (typeof type === 'object') {
    if (kind === 'each' && 'list' in type) return { object: type.list };
    if (kind === 'with' && 'object' in type) return type;
  }
  const wanted = kind === 'each' ? 'a collection of presenters' : 'a presenter';
  state.report(wrongUse(path, `\`${path.path}\` must resolve to ${wanted}`));
  return undefined;
}

function validatePartial(node: Partial, state: Validation): void {
  const { name, options, position } = node;
  for (const option of options) validateExpression(option.value, state);
  const report = (kind: ValidationProblem['kind'], description: string) =>
    state.report({ kind, path: name.path, description, ...plain(position) });
  const source = state.partial?.(name.path);
  if (source === undefined) {
    report('unknown-partial', `'${name.path}' partial could not be found`);
  } else if (name.path === state.partialName) {
    report('partial-nesting', `'${name.path}' cannot reference itself`);
  } else if (state.depth >= PARTIAL_NESTING_LIMIT) {
    const limit = `the partial nesting limit of ${PARTIAL_NESTING_LIMIT}`;
    report('partial-nesting', `'${name.path}' exceeds ${limit}`);
  } else {
    validateInside(source, node, state);
  }
}

/** A partial is validated again for each place that includes it, with the options given there. */
function validateInside(source: string, { name, options }: Partial, state: Validation): void {
  const report = (problem: ValidationProblem) => state.report({ inPartial: name.path, ...problem });
  try {
    validateNodes(parseTemplate(source).nodes, {
      ...state,
      scopes: [{ object: optionsType(options, state) }],
      partialName: name.path,
      depth: state.depth + 1,
      report,
    });
  } catch (error) {
    if (!(error instanceof TemplateSyntaxError)) throw error;
    for (const problem of error.problems) {
      report({ kind: 'partial-syntax', path: name.path, ...problem });
    }
  }
}

/** What a partial sees: its options, and nothing of the page. */
function optionsType(options: readonly HelperOption[], state: Validation): ObjectType {
  const types = new Map(options.map(({ key, value }) => [key, optionType(value, state)]));
  return { name: 'partial', property: (name) => types.get(name) };
}

function optionType(value: Expression, state: Validation): PropertyType {
  if (value.kind !== 'path') return 'value';
  const resolved = resolvePath(value, state);
  return 'type' in resolved ? resolved.type : 'anything';
}

/** @returns `undefined` for what does not exist, which has then been reported. */
function typeOf(path: Path, state: Validation, asHelper = false): PropertyType | undefined {
  const resolved = resolvePath(path, state);
  if ('type' in resolved) return resolved.type;
  state.report(unresolvedProblem(resolved.unresolved, asHelper));
  return undefined;
}

function unresolvedProblem(unresolved: Unresolved, asHelper: boolean): ValidationProblem {
  const { path } = unresolved;
  if (unresolved.kind === 'out-of-scope') {
    const description = `'${path.path}' goes out of scope`;
    return { kind: 'out-of-scope', path: path.path, description, ...plain(path.position) };
  }
  const { index, asked } = unresolved;
  const object = objectAsked(asked);
  return {
    kind: 'unknown',
    path: path.path,
    step: path.steps[index] ?? '',
    ...(object && { object }),
    asHelper,
    description: unknownStep(path, index),
    ...positionOfStep(path, index),
  };
}

function wrongUse(path: Path, description: string): ValidationProblem {
  return { kind: 'wrong-use', path: path.path, description, ...plain(path.position) };
}

function plain({ line, column, length }: Position): Position {
  return { line, column, length };
}
