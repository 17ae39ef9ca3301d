import type { Helper, HelperCall, RenderBlock } from './helper.js';
import {
  isNestedTooDeep,
  isOutOfFrames,
  isTooLong,
  isTraversedTooDeep,
  NESTING_TOO_DEEP,
  OUTPUT_TOO_LONG,
  outOfFrames,
  PARTIAL_NESTING_LIMIT,
  RENDERING_TIMEOUT,
  RENDERING_TOO_LONG,
  traversedTooDeep,
  writtenName,
} from './limits.js';
import { parseTemplate } from './parse-template.js';
import type { Position } from './position.js';
import { printedValue } from './printed-value.js';
import { positionOfStep, unknownStep } from './resolve-path.js';
import { withoutRubyMethods } from './ruby-methods.js';
import { SafeHtml } from './safe-html.js';
import type {
  Call,
  Expression,
  HelperOption,
  Node,
  Partial,
  Path,
  Scope,
  Template,
  Variable,
} from './syntax-tree.js';
import { TemplateRenderError, TemplateSyntaxError } from './template-errors.js';
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
  /**
   * Receives the error of a helper that was called wrongly, which then prints nothing, and the name
   * of the partial where that was in one. Without it, the error ends the rendering.
   */
  readonly onHelperError?: (error: TemplateRenderError, partial?: string) => void;
}

interface Rendering {
  /** How many partials are around. */
  readonly depth: number;
  /** Throws once the rendering has taken too long. */
  readonly checkTime: (position: Position) => void;
  readonly partial: RenderInput['partial'];
  readonly helpers: RenderInput['helpers'];
  readonly onHelperError: RenderInput['onHelperError'];
  readonly contexts: unknown[];
  readonly variables: Readonly<Record<string, unknown>>[];
}

/**
 * Renders a template to HTML.
 *
 * @throws TemplateSyntaxError where a block is closed by another name
 * @throws TemplateRenderError where a path or helper does not exist, `each` gets no collection,
 *   `with` no object, a helper throws (its error is the `cause`), or one of Curlybars' limits is
 *   exceeded: 10 contexts, 10 dots in a path, 1 MB of output, 10 seconds
 */
export function renderTemplate(template: Template, input: RenderInput): string {
  return renderWhole(template, {
    depth: 0,
    checkTime: stopwatch(),
    partial: input.partial,
    helpers: input.helpers,
    onHelperError: input.onHelperError,
    contexts: [input.context],
    variables: [input.variables ?? {}],
  });
}

function renderWhole({ nodes, mismatchedClosings }: Template, state: Rendering): string {
  if (mismatchedClosings.length > 0) throw new TemplateSyntaxError(mismatchedClosings);
  return renderNodes(nodes, state);
}

/** The clock is asked at every hundredth node only: most nodes take less time than the question. */
function stopwatch(): Rendering['checkTime'] {
  const end = performance.now() + RENDERING_TIMEOUT * 1000;
  let nodes = 0;
  return (position) => {
    nodes += 1;
    if (nodes % 100 === 0 && performance.now() > end)
      throw new LimitError(RENDERING_TOO_LONG, position);
  };
}

/** A limit of the whole page's rendering: unlike other errors, it is not a partial's own affair. */
class LimitError extends TemplateRenderError {}

function renderNodes(nodes: readonly Node[], state: Rendering): string {
  const [first] = nodes;
  if (first && isNestedTooDeep(state.contexts.length)) {
    throw new TemplateRenderError(NESTING_TOO_DEEP, first.position);
  }
  let html = '';
  for (const node of nodes) html = appended(html, renderNode(node, state), node.position);
  return html;
}

function appended(html: string, more: string, position: Position): string {
  const both = html + more;
  if (isTooLong(both)) throw new LimitError(OUTPUT_TOO_LONG, position);
  return both;
}

function renderNode(node: Node, state: Rendering): string {
  state.checkTime(node.position);
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'output':
      return printedValue(evaluate(node.value, state));
    case 'mustache':
      // `{{helper}}` and `{{#helper}}{{/helper}}` are the same node in Curlybars: both have a block.
      return printedValue(call(node, state, emptyBlock, emptyBlock));
    case 'block':
      return printedValue(
        call(node, state, blockOf(node.body, state), blockOf(node.inverse, state)),
      );
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

function renderEach(node: Scope, state: Rendering): string {
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
  let html = '';
  for (const [index, [key, item]] of entries.entries()) {
    state.checkTime(node.position);
    const variables = { index, key, first: index === 0, last: index === entries.length - 1 };
    const more = inside(state, item, variables, () => renderNodes(node.body, state));
    html = appended(html, more, node.position);
  }
  return html;
}

function entriesOf(collection: unknown): (readonly [string | number, object])[] | undefined {
  if (!isPresenterCollection(collection)) return undefined;
  return collection instanceof Map
    ? [...collection]
    : [...(collection as readonly object[]).entries()];
}

function renderWith(node: Scope, state: Rendering): string {
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
  state: Rendering,
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

/**
 * A partial sees its options and the helpers, nothing of the page. Its errors print nothing, unless
 * the page as a whole has taken too long or printed too much.
 */
function renderPartial({ name, options }: Partial, state: Rendering): string {
  const given = optionsOf(options, state);
  const source = state.partial?.(name.path);
  if (source === undefined) return printedValue(bareValue(name, state));
  if (state.depth >= PARTIAL_NESTING_LIMIT) return '';
  try {
    return renderWhole(parseTemplate(source), {
      ...state,
      depth: state.depth + 1,
      onHelperError: state.onHelperError && ((error) => state.onHelperError?.(error, name.path)),
      contexts: [withoutRubyMethods(given)],
      variables: [{}],
    });
  } catch (error) {
    if (error instanceof LimitError) throw error;
    return '';
  }
}

const emptyBlock: RenderBlock = () => new SafeHtml('');

function blockOf(nodes: readonly Node[], state: Rendering): RenderBlock {
  // A helper's block has a frame of variables of its own, so `@../index` counts it as a step.
  return (context, variables = {}) =>
    new SafeHtml(inside(state, context, variables, () => renderNodes(nodes, state)));
}

function evaluate(expression: Expression, state: Rendering): unknown {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'variable':
      return variableValue(expression, state);
    case 'path':
      return bareValue(expression, state);
    case 'subexpression':
      return call(expression, state);
  }
}

/** A helper that is named as a value, as in `{{t helper}}`, is called with nothing, not even `this`. */
function bareValue(path: Path, state: Rendering): unknown {
  const target = targetOf(path, state);
  if (typeof target !== 'function') return target;
  return run(state, target as Helper, {
    name: path.path,
    args: [],
    options: {},
    context: undefined,
    root: state.contexts[0],
    position: path.position,
  });
}

function variableValue(variable: Variable, { variables }: Rendering): unknown {
  const { name, up } = variable;
  checkTraversing(variable);
  if (isOutOfFrames(variable, variables.length)) {
    throw new TemplateRenderError(outOfFrames(variable), variable.position);
  }
  for (let index = variables.length - 1 - up; index >= 0; index -= 1) {
    const frame = variables[index];
    if (frame && Object.hasOwn(frame, name)) return frame[name];
  }
  return undefined;
}

function optionsOf(options: readonly HelperOption[], state: Rendering): Record<string, unknown> {
  return Object.fromEntries(options.map(({ key, value }) => [key, evaluate(value, state)]));
}

function call(
  { callee, args, options }: Call,
  state: Rendering,
  block?: RenderBlock,
  inverse?: RenderBlock,
): unknown {
  const givenOptions = optionsOf(options, state);
  const givenArgs = args.map((argument) => evaluate(argument, state));
  return callPath(callee, givenArgs, givenOptions, state, block, inverse);
}

/** A value that is not a function ignores arguments and blocks: it is printed as it is. */
function callPath(
  path: Path,
  args: readonly unknown[],
  options: Readonly<Record<string, unknown>>,
  state: Rendering,
  block?: RenderBlock,
  inverse?: RenderBlock,
): unknown {
  const target = targetOf(path, state);
  if (typeof target !== 'function') return target;
  return run(state, target as Helper, {
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

/** Helpers that exist everywhere win over the context's properties, as in Curlybars. */
function targetOf(path: Path, state: Rendering): unknown {
  return Object.hasOwn(state.helpers, path.path) ? state.helpers[path.path] : lookUp(path, state);
}

function run({ onHelperError }: Rendering, helper: Helper, helperCall: HelperCall): unknown {
  try {
    return helper(helperCall);
  } catch (error) {
    if (error instanceof TemplateRenderError) throw error;
    const description = error instanceof Error ? error.message : String(error);
    const helperError = new TemplateRenderError(description, helperCall.position, { cause: error });
    if (!onHelperError) throw helperError;
    onHelperError(helperError);
    return undefined;
  }
}

function checkTraversing(expression: Path | Variable): void {
  const name = writtenName(expression);
  if (isTraversedTooDeep(name)) {
    throw new TemplateRenderError(traversedTooDeep(name), expression.position);
  }
}

/** Walks the path. Nothing (`null`) on the way is nothing at the end; a missing property is an error. */
function lookUp(path: Path, state: Rendering): unknown {
  checkTraversing(path);
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

/**
 * What a helper in the middle of a path returns, where the path goes on: `{{vote.x}}`. In Curlybars a
 * helper that takes arguments is an error there; ours do not tell how many they take. No theme can
 * contain it: the import refuses such a path.
 */
function callStep(helper: Helper, path: Path, state: Rendering): unknown {
  return run(state, helper, {
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
  return new TemplateRenderError(unknownStep(path, index), positionOfStep(path, index));
}
