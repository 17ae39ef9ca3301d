import QuickLRU from 'quick-lru';
import { parseTokens } from './parse-tokens.js';
import type { Node, Template } from './syntax-tree.js';
import type { TemplateProblem } from './template-problem.js';
import { TemplateSyntaxError } from './template-syntax-error.js';
import { tokenize } from './tokenize.js';

/** A theme has some thirty templates; several themes are open while one is previewed. */
const parsed = new QuickLRU<string, Template>({ maxSize: 500 });

/**
 * Parses a template; one that was parsed before comes from memory.
 *
 * @param source what stands in the `.hbs` file
 * @throws TemplateSyntaxError with each problem's description, line, column and length, in the words
 *   of zendesk/curlybars
 */
export function parseTemplate(source: string): Template {
  const known = parsed.get(source);
  if (known) return known;
  const nodes = parseTokens(source, tokenize(source));
  const problems = mismatchedClosings(nodes);
  if (problems.length > 0) throw new TemplateSyntaxError(problems);
  const template = { source, nodes };
  parsed.set(source, template);
  return template;
}

/** Curlybars' grammar lets any name close a block; its compiler then compares the two. */
function mismatchedClosings(nodes: readonly Node[]): TemplateProblem[] {
  return nodes.flatMap((node) => {
    if (!('body' in node)) return [];
    if (node.kind === 'block' && node.callee.path !== node.closing.path) {
      const description = `block \`${node.callee.path}\` cannot be closed by \`${node.closing.path}\``;
      return [{ description, ...node.closing.position }];
    }
    return [...mismatchedClosings(node.body), ...mismatchedClosings(node.inverse)];
  });
}
