type Computations<Properties> = { readonly [Name in keyof Properties]: () => Properties[Name] };

/**
 * An object whose properties are computed when a template first reads them: an article knows its
 * section and the section its articles, but no page needs them all.
 */
export function computed<Properties extends object>(
  properties: Computations<Properties>,
): Properties {
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
