import type { Position } from './position.js';
import type { Call, Expression, Literal, Node } from './syntax-tree.js';

/** A helper or property that a template calls. */
export interface FoundCall {
  /** As written: `asset`, `../subscribe`. */
  readonly path: string;
  /** The values of those arguments that are literals; `undefined` for the others. */
  readonly args: readonly (Literal['value'] | undefined)[];
  readonly position: Position;
}

/** Everything that a template prints, calls as a block or calls inside an expression. */
export function callsIn(nodes: readonly Node[]): FoundCall[] {
  return allNodes(nodes).flatMap(callsInNode);
}

function callsInNode(node: Node): FoundCall[] {
  switch (node.kind) {
    case 'text':
    case 'output':
      return [];
    case 'partial':
      return node.options.flatMap(({ value }) => callsInExpression(value));
    case 'mustache':
    case 'block':
      return callsInCall(node);
    case 'if':
    case 'unless':
      return callsInExpression(node.test);
    case 'each':
    case 'with':
      return callsInExpression(node.subject);
  }
}

/** The nodes and all that are inside them, each before its own. */
export function allNodes(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) =>
    'body' in node ? [node, ...allNodes(node.body), ...allNodes(node.inverse)] : [node],
  );
}

function callsInCall({ callee, args, options }: Call): FoundCall[] {
  const literals = args.map((argument) =>
    argument.kind === 'literal' ? argument.value : undefined,
  );
  return [
    { path: callee.path, args: literals, position: callee.position },
    ...args.flatMap(callsInExpression),
    ...options.flatMap(({ value }) => callsInExpression(value)),
  ];
}

function callsInExpression(expression: Expression): FoundCall[] {
  return expression.kind === 'subexpression' ? callsInCall(expression) : [];
}
