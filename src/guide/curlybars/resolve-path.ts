import type { Position } from './position.js';
import type { ObjectType, PropertyType } from './property-type.js';
import type { Path } from './syntax-tree.js';

/** The names that a path can refer to where it is written. */
export interface Names {
  /** The helpers that exist everywhere. They win over the context's properties, as in Curlybars. */
  readonly helpers: ReadonlyMap<string, PropertyType>;
  /** The contexts around the path, the innermost last. */
  readonly scopes: readonly PropertyType[];
  /** Helpers that exist where the context has no property of their name, such as `error`. */
  readonly fallbacks: ReadonlySet<string>;
}

/** A path that refers to nothing. */
export type Unresolved =
  | { readonly kind: 'out-of-scope'; readonly path: Path }
  | {
      readonly kind: 'unknown';
      readonly path: Path;
      /** Which step does not exist. */
      readonly index: number;
      /** What was asked for it. */
      readonly asked: PropertyType;
    };

export type Resolved = { readonly type: PropertyType } | { readonly unresolved: Unresolved };

/** Finds what a path refers to (zendesk/curlybars, `resolve` of lib/curlybars/node/path.rb). */
export function resolvePath(path: Path, { helpers, fallbacks, scopes }: Names): Resolved {
  const helper = helpers.get(path.path);
  if (helper) return { type: helper };
  let type = scopes[scopes.length - 1 - path.up];
  if (!type) return { unresolved: { kind: 'out-of-scope', path } };
  for (const [index, step] of path.steps.entries()) {
    if (type === 'anything') break;
    if (step === 'this') continue;
    const next = propertyOf(type, step);
    if (!next && fallbacks.has(path.path)) return { type: 'helper' };
    if (!next) return { unresolved: { kind: 'unknown', path, index, asked: type } };
    type = next;
  }
  return { type };
}

function propertyOf(type: PropertyType, step: string): PropertyType | undefined {
  if (typeof type !== 'object') return undefined;
  if ('list' in type) return step === 'length' ? 'value' : undefined;
  return type.object.property(step);
}

/** The place of a step within its path, up to the path's end. */
export function positionOfStep({ steps, position }: Path, index: number): Position {
  const before = steps.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0);
  return {
    line: position.line,
    column: position.column + before,
    length: position.length - before,
  };
}

/** What Zendesk's import and preview answer for a step that does not exist. */
export function unknownStep(path: Path, index: number): string {
  const step = path.steps[index] ?? '';
  return step === path.path
    ? `'${path.path}' does not exist`
    : `not possible to access \`${step}\` in \`${path.path}\``;
}

/** The object that was asked for an unknown step, where it is one that has a name. */
export function objectAsked(asked: PropertyType): ObjectType | undefined {
  return typeof asked === 'object' && 'object' in asked ? asked.object : undefined;
}
