import QuickLRU from 'quick-lru';
import { parseTokens } from './parse-tokens.js';
import type { Block, Node, Template } from './syntax-tree.js';
import type { TemplateProblem } from './template-errors.js';
import { tokenize } from './tokenize.js';

/** A theme has some thirty templates; several themes are open while one is previewed. */
const parsed = new QuickLRU<string, Template>({ maxSize: 500 });

/**
 * Parses a template; one that was parsed before comes from memory.
 *
 * @param source the text of the `.hbs` file
 * @throws TemplateSyntaxError with each problem's description, line, column and length, in the words
 *   of zendesk/curlybars
 */
export function parseTemplate(source: string): Template {
  const known = parsed.get(source);
  if (known) return known;
  const nodes = parseTokens(source, tokenize(source));
  const template = { source, nodes, mismatchedClosings: mismatchesIn(nodes) };
  parsed.set(source, template);
  return template;
}

function mismatchesIn(nodes: readonly Node[]): TemplateProblem[] {
  return nodes.flatMap((node) => {
    if (!('body' in node)) return [];
    const mismatch = node.kind === 'block' ? mismatchedClosing(node) : undefined;
    return mismatch ? [mismatch] : [...mismatchesIn(node.body), ...mismatchesIn(node.inverse)];
  });
}

/** Curlybars' grammar lets any name close a block; what uses the tree then compares the two. */
export function mismatchedClosing({ callee, closing }: Block): TemplateProblem | undefined {
  if (callee.path === closing.path) return undefined;
  const description = `block \`${callee.path}\` cannot be closed by \`${closing.path}\``;
  const { line, column, length } = closing.position;
  return { description, line, column, length };
}
