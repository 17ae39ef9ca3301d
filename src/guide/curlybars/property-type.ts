/** An object that templates can ask for properties. */
export interface ObjectType {
  /** `article`, `settings`: for messages and for telling objects apart. */
  readonly name: string;
  property(name: string): PropertyType | undefined;
}

/**
 * What a name stands for when a template is checked without being rendered: a value to print, a
 * helper, an object, a list of objects, or something of which nothing is known.
 */
export type PropertyType =
  | 'value'
  | 'helper'
  | 'anything'
  | { readonly object: ObjectType }
  | { readonly list: ObjectType };
