type Lazy<Properties> = { readonly [Name in keyof Properties]: () => Properties[Name] };

/**
 * An object whose properties are computed when a template asks for them, and once: an article knows
 * its section, and the section its articles, but no page needs them all.
 */
export function lazily<Properties extends object>(properties: Lazy<Properties>): Properties {
  const object = {};
  for (const [name, compute] of Object.entries(properties) as [string, () => unknown][]) {
    Object.defineProperty(object, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = compute();
        Object.defineProperty(object, name, { value, enumerable: true });
        return value;
      },
    });
  }
  return object as Properties;
}
