import { SafeHtml } from '../curlybars/index.js';

/** JSON for an inline script: characters that HTML or JavaScript could misread are escaped. */
export function scriptJson(value: unknown): string {
  const json = JSON.stringify(withoutFunctions(value, [])) ?? 'null';
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Helpers are not data; an object within itself (an article's section's articles) ends in null. */
function withoutFunctions(value: unknown, above: readonly object[]): unknown {
  if (value instanceof SafeHtml) return value.html;
  if (typeof value === 'function' || value === undefined) return null;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (above.includes(value) || above.length > 4) return null;
  const path = [...above, value];
  if (Array.isArray(value)) return value.map((item) => withoutFunctions(item, path));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => typeof inner !== 'function')
      .map(([name, inner]) => [name, withoutFunctions(inner, path)]),
  );
}
