import { escapeHtml } from '../curlybars/index.js';

export type Attributes = Readonly<Record<string, unknown>>;

const voidElements = new Set(['input', 'img', 'meta', 'link', 'br']);

/**
 * Writes an HTML element. `hono/html` is for pages of our own, whose attributes are in the source:
 * here their names are a theme's, which wrote them as options of a helper, and the text is escaped
 * by Curlybars' rules, byte for byte as Guide does.
 *
 * @param attributes are escaped; one that is `true` is written without a value, one that is `false`, `null` or
 *   `undefined` is left out. Names that HTML does not have in attributes are left out, so that an
 *   option of a helper can never break out of the tag.
 * @param content is HTML already.
 */
export function element(name: string, attributes: Attributes, content = ''): string {
  const tag = `<${name}${printAttributes(attributes)}>`;
  return voidElements.has(name) ? tag : `${tag}${content}</${name}>`;
}

function printAttributes(attributes: Attributes): string {
  let printed = '';
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (!/^[A-Za-z_][\w:.-]*$/.test(name)) continue;
    printed += value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`;
  }
  return printed;
}
