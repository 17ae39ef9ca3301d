import { type Helper, SafeHtml, safeHtml } from '../curlybars/index.js';

/** `{{json settings}}`: a value for a script, in which no `</script>` or comment can end early. */
export const jsonHelper: Helper = ({ args }) => safeHtml(scriptJson(args[0]));

/** `{{json_stringify name}}`: the same, by its older name. */
export const jsonStringifyHelper: Helper = jsonHelper;

/** JSON that may stand in an inline script: what HTML or JavaScript could take otherwise is escaped. */
export function scriptJson(value: unknown): string {
  const json = JSON.stringify(withoutFunctions(value, [])) ?? 'null';
  return json.replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Helpers are no data; an object within itself (an article's section's articles) ends in null. */
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
