import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as website from '../../snippet/website.js';
import * as tools from '../../src/index.js';
import { packageRoot } from '../../src/package-root.js';
import * as tokenEndpoint from '../../src/token-endpoint/index.js';
import * as node from '../../src/token-endpoint/node.js';

/** What entry points export and nobody calls: it only names the new import. */
const MOVED = 'src/moved.ts';

// The snippet first: the local Help Center has a `signIn`, too.
const sources = ['snippet', 'src']
  .flatMap((folder) =>
    readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      join(folder, file),
    ),
  )
  .filter((file) => file.endsWith('.ts') && file !== join(MOVED))
  .map((file) => readFileSync(join(packageRoot, file), 'utf8'));

/** The comment right before a function, without its stars. */
function contractOf(name: string): string {
  const declaration = new RegExp(
    `(?<comment>/\\*\\*(?:(?!\\*/)[\\s\\S])*\\*/)\\nexport (?:async )?function ${name}\\b`,
  );
  const found = sources.map((text) => declaration.exec(text)?.groups?.comment).find(Boolean);
  return found?.replace(/^ *\* ?/gm, '') ?? '';
}

const functions = Object.entries({ ...tools, ...tokenEndpoint, ...node, ...website })
  .filter(([, value]) => typeof value === 'function' && !/^class\b/.test(String(value)))
  .map(([name]) => name);

describe('a public function', () => {
  it.each(functions)('%s has a contract with an example that is compiled', (name) => {
    const contract = contractOf(name);
    expect(contract).toMatch(/^\/\*\*\s*\S/);
    // test/docs/examples.test.ts compiles it.
    expect(contract).toMatch(/@example\n```ts\n/);
    expect(contract).toContain(name);
  });
});
