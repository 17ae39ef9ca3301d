/** An object that templates can ask for properties. */
export interface ObjectType {
  /** `article`, `settings`: for messages, and to distinguish objects. */
  readonly name: string;
  property(name: string): PropertyType | undefined;
}

/**
 * What a name refers to when a template is checked without being rendered: a value to print, a
 * helper, a generic helper, an object, a list of objects, or something of which nothing is known.
 *
 * A generic helper is the only kind that accepts objects and lists as arguments. One that returns
 * a list (`slice`, `filter`) may only be the subject of `each`; one that returns an object may also
 * be printed (`json`). Source: zendesk/curlybars, lib/curlybars/generic.rb.
 */
export type PropertyType =
  | 'value'
  | 'helper'
  | 'generic-helper'
  | 'generic-list-helper'
  | 'anything'
  | { readonly object: ObjectType }
  | { readonly list: ObjectType };
