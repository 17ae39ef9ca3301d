import type { Position } from './position.js';
import type { ObjectType, PropertyType } from './property-type.js';
import type {
  Block,
  Call,
  Condition,
  Expression,
  Node,
  Partial,
  Path,
  Scope,
  Template,
} from './syntax-tree.js';
import type { TemplateProblem } from './template-problem.js';

export interface ValidationInput {
  /** What the template sees as its outermost context. */
  readonly root: ObjectType;
  /** The helpers that exist everywhere. */
  readonly helpers: ReadonlySet<string>;
  /** What `{{> name}}` may name. */
  readonly partials?: ReadonlySet<string>;
}

/** A problem found without rendering, with what a tool needs to say more than Zendesk does. */
export interface ValidationProblem extends TemplateProblem {
  readonly kind: 'unknown' | 'out-of-scope' | 'wrong-use' | 'unknown-partial';
  readonly path: string;
  /** For `unknown`: the step that does not exist and the object that was asked for it. */
  readonly step?: string;
  readonly object?: ObjectType;
  /** For `unknown`: whether it was used with arguments or as a block, as only helpers are. */
  readonly asHelper?: boolean;
}

interface State extends ValidationInput {
  readonly scopes: readonly PropertyType[];
  report(problem: ValidationProblem): void;
}

/**
 * Finds what Zendesk's import and preview refuse in a template that parses: names that do not exist
 * where they stand, and objects, lists, values and helpers used as one another (zendesk/curlybars,
 * the `validate` methods of lib/curlybars/node). The words are Zendesk's.
 */
export function validateTemplate(template: Template, input: ValidationInput): ValidationProblem[] {
  const problems: ValidationProblem[] = [];
  validateNodes(template.nodes, {
    ...input,
    scopes: [{ object: input.root }],
    report: (problem) => problems.push(problem),
  });
  return problems;
}

function validateNodes(nodes: readonly Node[], state: State): void {
  for (const node of nodes) validateNode(node, state);
}

function validateNode(node: Node, state: State): void {
  switch (node.kind) {
    case 'text':
    case 'output':
      break;
    case 'partial':
      validatePartial(node, state);
      break;
    case 'mustache':
      validateCall(node, state, node.args.length + node.options.length > 0);
      break;
    case 'block':
      // Where the helper itself is wrong, Zendesk says nothing of what is inside.
      if (validateCall(node, state, true)) validateBranches(node, state);
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

function validateBranches({ body, inverse }: Block | Condition, state: State): void {
  validateNodes(body, state);
  validateNodes(inverse, state);
}

function validateCall(call: Call, state: State, asHelper: boolean): boolean {
  const { callee } = call;
  const type = resolve(callee, state, asHelper);
  if (!type) return false;
  if (type === 'value' && call.args.length + call.options.length > 0) {
    state.report(misuse(callee, `${callee.path} doesn't accept any arguments or options`));
    return false;
  }
  if (typeof type === 'object') {
    state.report(misuse(callee, `${callee.path} must be allowed as helper or leaf`));
    return false;
  }
  validateArguments(call, state);
  return true;
}

function validateArguments({ args, options }: Call, state: State): void {
  for (const argument of args) validateExpression(argument, state);
  for (const option of options) validateExpression(option.value, state);
}

function validateExpression(expression: Expression, state: State): void {
  if (expression.kind === 'path') resolve(expression, state, false);
  if (expression.kind === 'subexpression') validateSubexpression(expression, state);
}

function validateSubexpression(call: Call, state: State): void {
  const { callee } = call;
  const type = resolve(callee, state, true);
  if (type === 'value' || typeof type === 'object') {
    state.report(misuse(callee, `\`${callee.path}\` cannot resolve to a helper`));
    return;
  }
  validateArguments(call, state);
}

function validateScope(node: Scope, state: State): void {
  const { subject, kind } = node;
  if (subject.kind === 'subexpression') validateSubexpression(subject, state);
  const type = subject.kind === 'path' ? resolve(subject, state, false) : resultOf(subject, state);
  if (!type) return;
  const inner = innerScope(type, kind);
  if (!inner) {
    const path = subject.kind === 'path' ? subject : subject.callee;
    const wanted = kind === 'each' ? 'a collection of presenters' : 'a presenter';
    state.report(misuse(path, `\`${path.path}\` must resolve to ${wanted}`));
    return;
  }
  validateNodes(node.body, { ...state, scopes: [...state.scopes, inner] });
  validateNodes(node.inverse, state);
}

function innerScope(type: PropertyType, kind: Scope['kind']): PropertyType | undefined {
  if (type === 'anything' || type === 'helper') return 'anything';
  if (type === 'value') return undefined;
  if (kind === 'each') return 'list' in type ? { object: type.list } : undefined;
  return 'object' in type ? type : undefined;
}

/** `slice`, `filter` and their like give back what they are given. */
function resultOf(expression: Expression, state: State): PropertyType {
  if (expression.kind === 'path') return resolveQuietly(expression, state) ?? 'anything';
  const [first] = expression.kind === 'subexpression' ? expression.args : [];
  const type = first ? resultOf(first, state) : 'anything';
  return typeof type === 'object' ? type : 'anything';
}

function resolveQuietly(path: Path, state: State): PropertyType | undefined {
  return resolve(path, { ...state, report: () => {} }, false);
}

/** @returns `undefined` for what does not exist, which has then been reported. */
function resolve(path: Path, state: State, asHelper: boolean): PropertyType | undefined {
  if (state.helpers.has(path.path)) return 'helper';
  let type = state.scopes[state.scopes.length - 1 - path.up];
  if (!type) {
    const description = `'${path.path}' goes out of scope`;
    state.report({ kind: 'out-of-scope', path: path.path, description, ...plain(path.position) });
    return undefined;
  }
  for (const [index, step] of path.steps.entries()) {
    if (type === 'anything') return 'anything';
    if (step === 'this') continue;
    const next = nextType(type, step);
    if (!next) {
      state.report(unknown(path, index, type, asHelper));
      return undefined;
    }
    type = next;
  }
  return type;
}

function nextType(type: PropertyType, step: string): PropertyType | undefined {
  if (typeof type !== 'object') return undefined;
  if ('list' in type) return step === 'length' ? 'value' : undefined;
  return type.object.property(step);
}

function unknown(
  path: Path,
  index: number,
  type: PropertyType,
  asHelper: boolean,
): ValidationProblem {
  const step = path.steps[index] ?? '';
  const description =
    step === path.path
      ? `'${path.path}' does not exist`
      : `not possible to access \`${step}\` in \`${path.path}\``;
  const before = path.steps.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0);
  const { line, column, length } = path.position;
  return {
    kind: 'unknown',
    path: path.path,
    step,
    ...(typeof type === 'object' && 'object' in type && { object: type.object }),
    asHelper,
    description,
    line,
    column: column + before,
    length: length - before,
  };
}

function validatePartial({ name, options }: Partial, state: State): void {
  for (const option of options) validateExpression(option.value, state);
  if (state.partials?.has(name.path)) return;
  const description = `'${name.path}' partial could not be found`;
  state.report({ kind: 'unknown-partial', path: name.path, description, ...plain(name.position) });
}

function misuse(path: Path, description: string): ValidationProblem {
  return { kind: 'wrong-use', path: path.path, description, ...plain(path.position) };
}

function plain({ line, column, length }: Position): Position {
  return { line, column, length };
}
