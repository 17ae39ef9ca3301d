import { expect, it } from 'vitest';
import { sources } from './imports.js';

const DECLARATION = /^(?:export )?(?:declare )?(?:type|interface|class|enum) (\w+)/gm;

/** Declarations of a library that has none: its names are not ours. */
const FOREIGN = /opentype\.d\.ts$/;

it('no two types of the source have the same name: a search for one finds one thing', () => {
  const places = new Map<string, string[]>();
  for (const { path, text } of sources()) {
    if (FOREIGN.test(path)) continue;
    // A schema and the type inferred from it share a name, in one file.
    const names = new Set([...text.matchAll(DECLARATION)].map(([, name = '']) => name));
    for (const name of names) places.set(name, [...(places.get(name) ?? []), path]);
  }
  expect(places.size).toBeGreaterThan(300);
  const twice = [...places].filter(([, files]) => files.length > 1);
  expect(twice.map(([name, files]) => `${name}: ${files.join(', ')}`)).toEqual([]);
});
