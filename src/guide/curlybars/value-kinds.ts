import { RubyFloat } from './ruby-float.js';
import { SafeHtml } from './safe-html.js';

/** An object whose properties a path can walk; Curlybars calls it a presenter. */
export function isPresenter(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof SafeHtml) &&
    !(value instanceof RubyFloat) &&
    !(value instanceof Date) &&
    !(value instanceof Map)
  );
}

/** A list or a hash (`Map`) that contains only presenters: what `each` and `.length` accept. */
export function isPresenterCollection(
  value: unknown,
): value is readonly object[] | ReadonlyMap<string, object> {
  if (value instanceof Map) return [...value.values()].every(isPresenter);
  return Array.isArray(value) && value.every(isPresenter);
}

/**
 * Whether `if` takes its first branch. False are `false`, `0`, the empty string, the empty list, the
 * empty hash and nothing at all; `"0"`, `"false"` and an object without properties are true.
 */
export function isTruthy(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (value instanceof SafeHtml) return value.html !== '';
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof Map) return value.size > 0;
  if (value instanceof RubyFloat) return value.value !== 0;
  return value !== false && value !== 0 && value !== 0n && value !== '';
}

/** Whether a path may ask the presenter for the property. Members of every JavaScript object do not count. */
export function hasProperty(presenter: object, name: string): boolean {
  if (Object.hasOwn(presenter, name)) return true;
  if (name === 'constructor' || name === '__proto__') return false;
  let owner: object | null = Object.getPrototypeOf(presenter);
  while (owner && owner !== Object.prototype) {
    if (Object.hasOwn(owner, name)) return true;
    owner = Object.getPrototypeOf(owner);
  }
  return false;
}
