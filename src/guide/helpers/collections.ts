import { type Helper, SafeHtml } from '../curlybars/index.js';

const MAX_CONCATENATED = 10;

/**
 * `(concat anchor "-body")`: up to ten texts, one after the other, and nothing if one of them is not
 * a text.
 *
 * Source of the helpers in this file: developer.zendesk.com, Help Center Templates, Helpers.
 */
export const concatHelper: Helper = ({ args }) => {
  const texts = args.slice(0, MAX_CONCATENATED).map(textOf);
  return texts.includes(undefined) ? null : texts.join('');
};

/** `(slice list 0 4)`: four items, from the first on; a negative start counts from the end. */
export const sliceHelper: Helper = ({ args: [list, start, length] }) => {
  if (!Array.isArray(list)) return [];
  const asked = Number(start ?? 0);
  const from = asked < 0 ? list.length + asked : asked;
  if (from < 0) return [];
  return list.slice(from, length === undefined ? undefined : from + Number(length));
};

/**
 * `(filter user.badges on="category_slug" starts_with="a" ends_with="z")`: the items whose property
 * meets all conditions. `on` may walk: `author.name`. An unknown property or condition gives no items.
 */
export const filterHelper: Helper = ({ args: [list], options: { on, ...conditions } }) => {
  if (!Array.isArray(list) || typeof on !== 'string') return [];
  const wanted = Object.entries(conditions);
  return list.filter((item: unknown) => {
    const value = propertyOf(item, on.split('.'));
    return value !== undefined && wanted.every(([name, expected]) => meets(value, name, expected));
  });
};

function meets(value: unknown, condition: string, expected: unknown): boolean {
  const text = String(textOf(value) ?? value);
  switch (condition) {
    case 'equals':
      return value === expected;
    case 'starts_with':
      return text.startsWith(String(expected));
    case 'ends_with':
      return text.endsWith(String(expected));
    case 'contains':
      return text.includes(String(expected));
    default:
      return false;
  }
}

function propertyOf(item: unknown, [step, ...rest]: readonly string[]): unknown {
  if (step === undefined) return item;
  if (typeof item !== 'object' || item === null || !Object.hasOwn(item, step)) return undefined;
  return propertyOf((item as Record<string, unknown>)[step], rest);
}

function textOf(value: unknown): string | undefined {
  if (value instanceof SafeHtml) return value.html;
  return typeof value === 'string' ? value : undefined;
}
