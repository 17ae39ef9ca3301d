import { escapeHtml } from './escape-html.js';
import type { Helper, HelperCall, RenderBlock } from './helper.js';
import { parseTemplate } from './parse-template.js';
import type { Position } from './position.js';
import { SafeHtml } from './safe-html.js';
import type {
  Call,
  Expression,
  Node,
  Option,
  Partial,
  Path,
  Scope,
  Template,
  Variable,
} from './syntax-tree.js';
import { TemplateRenderError } from './template-render-error.js';
import { hasProperty, isPresenter, isPresenterCollection, isTruthy } from './value-kinds.js';

export interface RenderInput {
  /** The page's properties. Functions among them are helpers. */
  readonly context: object;
  /** Helpers that exist everywhere. They win over the context's properties, as in Curlybars. */
  readonly helpers: Readonly<Record<string, Helper>>;
  /** The source of `{{> name}}`; a name without one falls back to the context's property. */
  readonly partial?: (name: string) => string | undefined;
  /** The outermost variables: `@name`. */
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** As deep as Curlybars lets partials call partials; deeper ones print nothing. */
const PARTIAL_NESTING_LIMIT = 3;

interface State {
  readonly depth: number;
  readonly partial: RenderInput['partial'];
  readonly helpers: RenderInput['helpers'];
  readonly contexts: unknown[];
  readonly variables: Readonly<Record<string, unknown>>[];
}

/**
 * Renders a template to HTML.
 *
 * @throws TemplateRenderError where a path or helper does not exist, `each` gets no collection,
 *   `with` no object, or a helper throws (its error is the `cause`)
 */
export function renderTemplate(template: Template, input: RenderInput): string {
  return renderNodes(template.nodes, {
    depth: 0,
    partial: input.partial,
    helpers: input.helpers,
    contexts: [input.context],
    variables: [input.variables ?? {}],
  });
}

function renderNodes(nodes: readonly Node[], state: State): string {
  let html = '';
  for (const node of nodes) html += renderNode(node, state);
  return html;
}

function renderNode(node: Node, state: State): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'output':
      return printed(evaluate(node.value, state));
    case 'mustache':
      return printed(call(node, state));
    case 'block':
      return printed(call(node, state, blockOf(node.body, state), blockOf(node.inverse, state)));
    case 'if':
      return renderNodes(isTruthy(evaluate(node.test, state)) ? node.body : node.inverse, state);
    case 'unless':
      return renderNodes(isTruthy(evaluate(node.test, state)) ? node.inverse : node.body, state);
    case 'each':
      return renderEach(node, state);
    case 'with':
      return renderWith(node, state);
    case 'partial':
      return renderPartial(node, state);
  }
}

function renderEach(node: Scope, state: State): string {
  const collection = evaluate(node.subject, state);
  if (!isTruthy(collection)) return renderNodes(node.inverse, state);
  const entries = entriesOf(collection);
  if (!entries) {
    const { path, position } = subjectPath(node);
    throw new TemplateRenderError(
      `\`${path}\` is not an array of presenters or a hash of such`,
      position,
    );
  }
  return entries
    .map(([key, item], index) =>
      inside(
        state,
        item,
        { index, key, first: index === 0, last: index === entries.length - 1 },
        () => renderNodes(node.body, state),
      ),
    )
    .join('');
}

/** A plain object stands for a hash when `each` is asked to walk it. */
function entriesOf(collection: unknown): (readonly [string | number, object])[] | undefined {
  const list = isPresenter(collection) ? new Map(Object.entries(collection)) : collection;
  if (!isPresenterCollection(list)) return undefined;
  return list instanceof Map ? [...list] : [...(list as readonly object[]).entries()];
}

function renderWith(node: Scope, state: State): string {
  const subject = evaluate(node.subject, state);
  if (!isTruthy(subject)) return renderNodes(node.inverse, state);
  if (!isPresenter(subject)) {
    const { path, position } = subjectPath(node);
    throw new TemplateRenderError(`\`${path}\` is not a context type object`, position);
  }
  return inside(state, subject, undefined, () => renderNodes(node.body, state));
}

function subjectPath({ subject }: Scope): Path {
  return subject.kind === 'subexpression' ? subject.callee : subject;
}

/** Runs with another context and more variables; either is left alone where `undefined`. */
function inside(
  state: State,
  context: unknown,
  variables: Readonly<Record<string, unknown>> | undefined,
  run: () => string,
): string {
  if (context !== undefined) state.contexts.push(context);
  if (variables) state.variables.push(variables);
  try {
    return run();
  } finally {
    if (variables) state.variables.pop();
    if (context !== undefined) state.contexts.pop();
  }
}

/** A partial sees its options and the helpers, nothing of the page; its errors print nothing. */
function renderPartial({ name, options }: Partial, state: State): string {
  const given = optionsOf(options, state);
  const source = state.partial?.(name.path);
  if (source === undefined) return printed(callPath(name, [], given, state));
  if (state.depth >= PARTIAL_NESTING_LIMIT) return '';
  try {
    const inner = { ...state, depth: state.depth + 1, contexts: [given], variables: [{}] };
    return renderNodes(parseTemplate(source).nodes, inner);
  } catch {
    return '';
  }
}

function blockOf(nodes: readonly Node[], state: State): RenderBlock {
  // A helper's block has a frame of variables of its own, so `@../index` counts it as a step.
  return (context, variables = {}) =>
    new SafeHtml(inside(state, context, variables, () => renderNodes(nodes, state)));
}

function printed(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (value instanceof SafeHtml) return value.html;
  if (isPresenter(value) || isPresenterCollection(value)) return '';
  return escapeHtml(Array.isArray(value) ? JSON.stringify(value) : String(value));
}

function evaluate(expression: Expression, state: State): unknown {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'variable':
      return variableValue(expression, state);
    case 'path':
      return callPath(expression, [], {}, state);
    case 'subexpression':
      return call(expression, state);
  }
}

function variableValue({ name, up }: Variable, { variables }: State): unknown {
  for (let index = variables.length - 1 - up; index >= 0; index -= 1) {
    const frame = variables[index];
    if (frame && Object.hasOwn(frame, name)) return frame[name];
  }
  return undefined;
}

function optionsOf(options: readonly Option[], state: State): Record<string, unknown> {
  return Object.fromEntries(options.map(({ key, value }) => [key, evaluate(value, state)]));
}

function call(
  { callee, args, options }: Call,
  state: State,
  block?: RenderBlock,
  inverse?: RenderBlock,
): unknown {
  const givenOptions = optionsOf(options, state);
  const givenArgs = args.map((argument) => evaluate(argument, state));
  return callPath(callee, givenArgs, givenOptions, state, block, inverse);
}

/** A value that is no function takes no notice of arguments and blocks: it is printed as it is. */
function callPath(
  path: Path,
  args: readonly unknown[],
  options: Readonly<Record<string, unknown>>,
  state: State,
  block?: RenderBlock,
  inverse?: RenderBlock,
): unknown {
  const target = Object.hasOwn(state.helpers, path.path)
    ? state.helpers[path.path]
    : lookUp(path, state);
  if (typeof target !== 'function') return target;
  return run(target as Helper, {
    name: path.path,
    args,
    options,
    context: state.contexts.at(-1),
    root: state.contexts[0],
    ...(block && { block }),
    ...(inverse && { inverse }),
    position: path.position,
  });
}

function run(helper: Helper, helperCall: HelperCall): unknown {
  try {
    return helper(helperCall);
  } catch (error) {
    if (error instanceof TemplateRenderError) throw error;
    const description = error instanceof Error ? error.message : String(error);
    throw new TemplateRenderError(description, helperCall.position, { cause: error });
  }
}

/** Walks the path. Nothing (`null`) on the way is nothing at the end; a missing property is an error. */
function lookUp(path: Path, state: State): unknown {
  // More `../` than there are contexts: Curlybars prints nothing (its validation refuses it).
  let value: unknown = state.contexts[state.contexts.length - 1 - path.up];
  for (const [index, step] of path.steps.entries()) {
    if (step === 'this') continue;
    if (typeof value === 'function') value = callStep(value as Helper, path, state);
    if (value === undefined || value === null) return undefined;
    if (step === 'length' && isPresenterCollection(value)) {
      value = value instanceof Map ? value.size : (value as readonly object[]).length;
      continue;
    }
    if (!isPresenter(value) || !hasProperty(value, step)) throw missing(path, index);
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  return value;
}

function callStep(helper: Helper, path: Path, state: State): unknown {
  return run(helper, {
    name: path.path,
    args: [],
    options: {},
    context: state.contexts.at(-1),
    root: state.contexts[0],
    position: path.position,
  });
}

/** In the words of zendesk/curlybars' validation (lib/curlybars/node/path.rb), at the step itself. */
function missing(path: Path, index: number): TemplateRenderError {
  const step = path.steps[index] ?? '';
  const description =
    step === path.path
      ? `'${path.path}' does not exist`
      : `not possible to access \`${step}\` in \`${path.path}\``;
  return new TemplateRenderError(description, positionOfStep(path, index));
}

function positionOfStep({ steps, position }: Path, index: number): Position {
  const before = steps.slice(0, index).reduce((sum, step) => sum + step.length + 1, 0);
  return {
    line: position.line,
    column: position.column + before,
    length: position.length - before,
  };
}
