type Child = Node | string | null;

/**
 * Makes an HTML element. Texts become text nodes and attributes go through the DOM, so no text
 * of a visitor, an agent or a JWT can turn into markup.
 *
 * @param attributes those with `null` are left out
 */
export function createElement<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string | null>> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== null) made.setAttribute(attribute, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}
