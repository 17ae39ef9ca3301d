import type { Position } from './position.js';
import type { SafeHtml } from './safe-html.js';

/** Rendering of a block helper's body: the same context as outside unless another one is given. */
export type RenderBlock = (
  context?: unknown,
  variables?: Readonly<Record<string, unknown>>,
) => SafeHtml;

/** How a template called a helper. */
export interface HelperCall {
  /** The path by which it was called: `t`, `../subscribe`. */
  readonly name: string;
  readonly args: readonly unknown[];
  readonly options: Readonly<Record<string, unknown>>;
  /** What `this` is at the place of the call; nothing for a helper that is named as a value. */
  readonly context: unknown;
  /** The page: the outermost context. */
  readonly root: unknown;
  /**
   * Present when called in braces of its own: `{{helper}}` is to Curlybars the same as
   * `{{#helper}}{{/helper}}`. Missing in a subexpression and in a value. `block(object)` makes the
   * object the context of the body; the second argument gives it variables (`@name`).
   */
  readonly block?: RenderBlock;
  /** The part after `{{else}}`, empty without one. Present together with `block`. */
  readonly inverse?: RenderBlock;
  readonly position: Position;
}

/**
 * A helper, or a function found in the context (`subscribe`, `comment_form`). What it returns is
 * printed escaped unless marked by `safeHtml`; objects and lists of objects print nothing.
 */
export type Helper = (call: HelperCall) => unknown;

/** The body of a block helper; an empty text without one, which helpers replace by their own. */
export function blockHtml(block: RenderBlock | undefined): string {
  return block?.().html ?? '';
}
