import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { type Example, examples } from './examples.js';

/** The errors of the examples, by place. Compiled together: the compiler starts only once. */
async function compile(folder: string, programs: readonly Example[]): Promise<string[]> {
  const files = programs.map(({ language }, index) => `example-${index}.${language}`);
  for (const [index, { code }] of programs.entries()) {
    // An import or an export makes it a module: two examples may use one name.
    await writeFile(join(folder, files[index] ?? ''), `${code}\nexport {};\n`);
  }
  const config = {
    extends: join(packageRoot, 'tsconfig.json'),
    compilerOptions: {
      allowJs: true,
      checkJs: false,
      jsx: 'preserve',
      // Examples may declare what only the reader uses.
      noUnusedLocals: false,
      noUnusedParameters: false,
      paths: await entryPoints(),
      preserveSymlinks: true,
    },
    include: [],
    // The source of `guide-messaging-auth/website` needs the page's globals.
    files: [...files, 'other-modules.d.ts', join(packageRoot, 'snippet/globals.d.ts')],
  };
  await cp(join(packageRoot, 'test/docs/other-modules.d.ts'), join(folder, 'other-modules.d.ts'));
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  const tsc = join(packageRoot, 'node_modules/typescript/bin/tsc');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [tsc, '--pretty', 'false', '-p', folder],
    { cwd: folder },
  ).catch((error: { stdout: string }) => error);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) =>
      line.replace(/^example-(\d+)\.\w+\((\d+),\d+\)/, (_, index, row) => {
        const [file, first] = programs[Number(index)]?.place.split(':') ?? [];
        return `${file}:${Number(first) + Number(row) - 1}`;
      }),
    );
}

/** The source of each of the package's entry points, by the name that people import. */
async function entryPoints(): Promise<Record<string, string[]>> {
  const { name, exports } = JSON.parse(await readFile(join(packageRoot, 'package.json'), 'utf8'));
  const withTypes = Object.entries<{ types?: string }>(exports).flatMap(([entry, { types }]) =>
    types === undefined ? [] : [[entry, types] as const],
  );
  return Object.fromEntries(
    withTypes.map(([entry, types]) => {
      const source = types.replace('./lib/types/', '').replace(/\.d\.ts$/, '.ts');
      return [entry.replace(/^\./, name), [join(packageRoot, source)]];
    }),
  );
}

/** Compiled along with the others, since the compiler takes longer to start than to compile. */
const WRONG: Example = {
  place: 'README.md:7',
  language: 'ts',
  code: "import { nothing } from 'guide-messaging-auth';\n",
};

let folder: string;
let errors: readonly string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guide-messaging-auth-examples-'));
  await symlink(join(packageRoot, 'node_modules'), join(folder, 'node_modules'), 'junction');
  errors = await compile(folder, [...examples(), WRONG]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const isOfWrong = (error: string) => error.startsWith(WRONG.place);

describe('the examples of the pages and of the @example comments', () => {
  it('compile', () => {
    expect(errors.filter((error) => !isOfWrong(error))).toEqual([]);
  });

  it('and one that does not compile is named by its file and line', () => {
    expect(errors.filter(isOfWrong)).toEqual([
      expect.stringMatching(/^README\.md:7: error TS2305/),
    ]);
  });
});
