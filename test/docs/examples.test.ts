import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
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
    files: [
      ...files,
      'other-modules.d.ts',
      // What the sources of the entry points need to be known.
      join(packageRoot, 'snippet/globals.d.ts'),
      join(packageRoot, 'src/browser-code/compiler/opentype.d.ts'),
    ],
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

/** The functions whose example runs anywhere: offline, without a port, in a folder with a theme. */
const RUNNABLE = [
  'build',
  'checkTheme',
  'createTokenEndpoint',
  'examineTheme',
  'parseEnvironment',
  'specification',
];

/** Runs the `@example`s of the public functions, one after the other, as a project would. */
async function runExamples(project: string): Promise<string> {
  await mkdir(join(project, 'node_modules'), { recursive: true });
  const installed = join(project, 'node_modules/guide-messaging-auth');
  await symlink(packageRoot, installed, 'junction');
  await cp(join(packageRoot, 'theme'), join(project, 'my-theme'), { recursive: true });
  const ofFunctions = examples().filter(
    ({ place, code }) =>
      place.startsWith('src/') &&
      !place.includes('.md:') &&
      RUNNABLE.some((name) => new RegExp(`import \\{ ${name}\\b|, ${name} \\}`).test(code)) &&
      !/checkServers|createServer/.test(code),
  );
  expect(ofFunctions).toHaveLength(RUNNABLE.length);
  for (const [index, { code, place }] of ofFunctions.entries()) {
    await writeFile(
      join(project, `${index}.mjs`),
      `${code}\nconsole.log(${JSON.stringify(place.split(':')[0])});\n`,
    );
  }
  const imports = ofFunctions.map((_, index) => `await import('./${index}.mjs');`).join('\n');
  await writeFile(join(project, 'all.mjs'), imports);
  const env = {
    ...process.env,
    ZENDESK_SUBDOMAIN: 'example',
    MESSAGING_KEY_ID: 'app_0123456789abcdef01234567',
    MESSAGING_SECRET: 'sample-secret-of-the-examples-0000000000',
    ALLOWED_ORIGINS: 'https://help.example.com',
  };
  const { stdout } = await promisify(execFile)(process.execPath, ['all.mjs'], {
    cwd: project,
    env,
  });
  return stdout;
}

const isOfWrong = (error: string) => error.startsWith(WRONG.place);

describe('the examples of the pages and of the @example comments', () => {
  it('compile', () => {
    expect(errors.filter((error) => !isOfWrong(error))).toEqual([]);
  });

  it('run, where they need no network', async () => {
    const printed = await runExamples(join(folder, 'project'));
    expect(printed.match(/^src\/\S+\.ts$/gm)).toHaveLength(RUNNABLE.length);
  });

  it('and one that does not compile is named by its file and line', () => {
    expect(errors.filter(isOfWrong)).toEqual([
      expect.stringMatching(/^README\.md:7: error TS2305/),
    ]);
  });
});
