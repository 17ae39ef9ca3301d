import { type Helper, SafeHtml } from '../curlybars/index.js';

/** `(concat anchor "-body")`: its values, one after the other. */
export const concatHelper: Helper = ({ args }) =>
  args.map((value) => (value instanceof SafeHtml ? value.html : String(value ?? ''))).join('');

/** `(slice list 0 4)`: the items from the first index up to, not including, the second. */
export const sliceHelper: Helper = ({ args: [list, start, end] }) => {
  if (!Array.isArray(list)) return [];
  const from = Number(start ?? 0);
  return end === undefined || end === null ? list.slice(from) : list.slice(from, Number(end));
};

/** `(filter user.badges on="category_slug" equals="titles")`: the items whose property is so. */
export const filterHelper: Helper = ({ args: [list], options }) => {
  if (!Array.isArray(list)) return [];
  const property = String(options.on ?? '');
  return list.filter((item: unknown) => {
    if (typeof item !== 'object' || item === null || !Object.hasOwn(item, property)) return false;
    return String((item as Record<string, unknown>)[property]) === String(options.equals);
  });
};
