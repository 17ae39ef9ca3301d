import type {
  Call,
  Expression,
  HelperOption,
  Node,
  Path,
  Template,
  Variable,
} from './syntax-tree.js';
import type { TemplateProblem } from './template-errors.js';

/*
 * The limits of zendesk/curlybars (lib/curlybars/configuration.rb, its defaults). Which ones Guide
 * itself sets is not public.
 */

/** How many contexts there can be at once, the page's own included. */
const NESTING_LIMIT = 10;

/** How many dots a path or variable can have; `../` has two. */
const TRAVERSING_LIMIT = 10;

/** Characters of a template's output, and of each block helper's body. */
const OUTPUT_LIMIT = 1024 * 1024;

/** Seconds that a page's template can take to render, its partials included. */
export const RENDERING_TIMEOUT = 10;

/** How deep partials can include partials; deeper ones print nothing. */
export const PARTIAL_NESTING_LIMIT = 3;

export const NESTING_TOO_DEEP = 'Nesting too deep';
export const OUTPUT_TOO_LONG = `Output too long (> ${OUTPUT_LIMIT} bytes)`;
export const RENDERING_TOO_LONG = `Rendering took too long (> ${RENDERING_TIMEOUT} seconds)`;

/** @param contexts how many contexts there are around some nodes, their own included */
export const isNestedTooDeep = (contexts: number): boolean => contexts >= NESTING_LIMIT;

/** @param name a path or a variable as written, without the `@` */
export const isTraversedTooDeep = (name: string): boolean =>
  name.split('.').length - 1 > TRAVERSING_LIMIT;

export const traversedTooDeep = (name: string): string => `\`${name}\` too deep`;

/** Characters are Ruby's: a character beyond U+FFFF counts once. */
export function isTooLong(output: string): boolean {
  return output.length > OUTPUT_LIMIT && [...output].length > OUTPUT_LIMIT;
}

/** How many contexts, and how many frames of variables, there are around some nodes. */
interface Depth {
  readonly contexts: number;
  readonly frames: number;
}

/**
 * Whether `@../` leads beyond the outermost frame by more than one step: one step too many gives
 * nothing in Curlybars, two are an error of Ruby that loses the page.
 */
export const isOutOfFrames = ({ up }: Variable, frames: number): boolean => up > frames;

export const outOfFrames = (variable: Variable): string =>
  `'@${writtenName(variable)}' goes out of scope`;

/**
 * Finds what exceeds the limits of nesting and traversing in a template, whatever it is rendered
 * with. Zendesk finds it when the page is rendered, and not at import.
 */
export function limitProblems(template: Pick<Template, 'nodes'>): TemplateProblem[] {
  return inNodes(template.nodes, { contexts: 1, frames: 1 });
}

function inNodes(nodes: readonly Node[], depth: Depth): TemplateProblem[] {
  const [first] = nodes;
  if (first && isNestedTooDeep(depth.contexts)) {
    return [{ description: NESTING_TOO_DEEP, ...first.position, length: 0 }];
  }
  return nodes.flatMap((node) => inNode(node, depth));
}

function inNode(node: Node, depth: Depth): TemplateProblem[] {
  const { contexts, frames } = depth;
  switch (node.kind) {
    case 'text':
      return [];
    case 'output':
      return inExpression(node.value, frames);
    case 'partial':
      return inOptions(node.options, frames);
    case 'mustache':
      return inCall(node, frames);
    case 'block': {
      const inside = { contexts, frames: frames + 1 };
      return [
        ...inCall(node, frames),
        ...inNodes(node.body, inside),
        ...inNodes(node.inverse, inside),
      ];
    }
    case 'if':
    case 'unless':
      return [
        ...inExpression(node.test, frames),
        ...inNodes(node.body, depth),
        ...inNodes(node.inverse, depth),
      ];
    case 'each':
    case 'with': {
      const inside = {
        contexts: contexts + 1,
        frames: node.kind === 'each' ? frames + 1 : frames,
      };
      return [
        ...inExpression(node.subject, frames),
        ...inNodes(node.body, inside),
        ...inNodes(node.inverse, depth),
      ];
    }
  }
}

function inCall({ callee, args, options }: Call, frames: number): TemplateProblem[] {
  return [
    ...inExpression(callee, frames),
    ...args.flatMap((argument) => inExpression(argument, frames)),
    ...inOptions(options, frames),
  ];
}

function inOptions(options: readonly HelperOption[], frames: number): TemplateProblem[] {
  return options.flatMap(({ value }) => inExpression(value, frames));
}

function inExpression(expression: Expression, frames: number): TemplateProblem[] {
  if (expression.kind === 'literal') return [];
  if (expression.kind === 'subexpression') return inCall(expression, frames);
  const name = writtenName(expression);
  if (isTraversedTooDeep(name)) {
    return [{ description: traversedTooDeep(name), ...expression.position, length: 0 }];
  }
  if (expression.kind === 'variable' && isOutOfFrames(expression, frames)) {
    return [{ description: outOfFrames(expression), ...expression.position, length: 0 }];
  }
  return [];
}

/** As written, without the `@` of a variable. */
export function writtenName(expression: Path | Variable): string {
  return expression.kind === 'path'
    ? expression.path
    : `${'../'.repeat(expression.up)}${expression.name}`;
}
