import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package-root.js';

/** What entry points export and nobody calls: it only names the new import. */
const MOVED = join('src/moved-exports.ts');

// The snippet first: the local Help Center has a `signIn`, too.
const sources = ['snippet', 'src']
  .flatMap((folder) =>
    readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(folder, file),
    ),
  )
  .filter((file) => file.endsWith('.ts') && file !== MOVED)
  .map((file) => readFileSync(join(packageRoot, file), 'utf8'));

/** A function as it is declared: the comment right before it, without its stars, and its head. */
function declarationOf(name: string): { comment: string; head: string } {
  const declaration = new RegExp(
    `(?<comment>/\\*\\*(?:(?!\\*/)[\\s\\S])*\\*/)\\nexport (?:async )?function ${name}\\b(?<head>\\((?:[^()]|\\([^()]*\\))*\\))`,
  );
  const found = sources.map((text) => declaration.exec(text)?.groups).find(Boolean);
  return {
    comment: found?.comment?.replace(/^ *\* ?/gm, '') ?? '',
    head: found?.head ?? '',
  };
}

/** The modules of the entry points in package.json, by their names. */
async function entryPoints(): Promise<[string, object][]> {
  const { exports } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
  const entries = Object.entries<{ types?: string }>(exports).flatMap(([entry, { types }]) =>
    // A Worker's default export is all that `./worker` has, and only workerd can load it.
    types === undefined || entry === './worker' ? [] : [[entry, types] as const],
  );
  return Promise.all(
    entries.map(async ([entry, types]): Promise<[string, object]> => {
      const source = types.replace('./lib/types/', '').replace(/\.d\.ts$/, '.ts');
      return [entry, await import(join(packageRoot, source))];
    }),
  );
}

const isClass = (value: unknown) => /^class\b/.test(String(value));
const moved = Object.keys(await import('../../src/moved-exports.js'));
const functions = (await entryPoints()).flatMap(([entry, module]) =>
  Object.entries(module)
    .filter(([name, value]) => typeof value === 'function' && !isClass(value) && name !== 'default')
    .filter(([name]) => entry !== '.' || !moved.includes(name))
    .map(([name]) => ({ entry, name })),
);

describe('a public function', () => {
  it('is found in each entry point that exports functions', () => {
    expect(new Set(functions.map(({ entry }) => entry))).toEqual(
      new Set(['.', './token-endpoint', './node', './website']),
    );
  });

  it.each(functions)(
    '$name of $entry has a contract, with an example that is compiled',
    ({ name }) => {
      const { comment, head } = declarationOf(name);
      expect(comment).toMatch(/^\/\*\*\s*\S/);
      // test/docs/examples.test.ts compiles it.
      expect(comment).toMatch(/@example\n```ts\n/);
      expect(comment).toMatch(
        new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from 'guide-messaging-auth`),
      );
      if (head !== '()') expect(comment).toContain('@param ');
      // What it throws, or that it throws nothing.
      expect(comment).toMatch(/@throws|never throws|throws nothing/i);
    },
  );
});
