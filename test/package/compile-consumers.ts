import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packageRoot } from '../../src/package-root.js';

/** Programs that import the package, and how their projects resolve it. */
const CONSUMERS = [
  { module: 'nodenext', moduleResolution: 'nodenext', name: 'consumer.mts', skipLibCheck: true },
  { module: 'node16', moduleResolution: 'node16', name: 'consumer.mts', skipLibCheck: true },
  { module: 'esnext', moduleResolution: 'bundler', name: 'consumer.mts', skipLibCheck: true },
  {
    ...{ module: 'nodenext', moduleResolution: 'nodenext', name: 'consumer.cts' },
    ...{ skipLibCheck: true, types: ['node'] },
  },
  // Checks the declarations themselves, those of the dependencies included, without the types of
  // Node. Once: the other project reads the same files.
  {
    ...{ module: 'nodenext', moduleResolution: 'nodenext', name: 'web-consumer.mts' },
    skipLibCheck: false,
  },
  { module: 'esnext', moduleResolution: 'bundler', name: 'web-consumer.mts', skipLibCheck: true },
] as const;

/**
 * Compiles each consumer in a folder of its own below the project that has the package installed.
 *
 * @returns what the compiler prints: nothing where all is well
 */
export async function compileConsumers(project: string): Promise<string> {
  const folders = await Promise.all(
    CONSUMERS.map(async ({ name, ...options }) => {
      const folder = join(project, `${options.module}-${name}`);
      await mkdir(folder);
      const text = await readFile(join(packageRoot, 'test/package', `${name}.txt`), 'utf8');
      // Import attributes are newer than this kind of module.
      const known = options.module === 'node16' ? text.replace(" with { type: 'json' }", '') : text;
      await writeFile(join(folder, name), known);
      await writeFile(join(folder, 'tsconfig.json'), tsconfig(name, options));
      return folder;
    }),
  );
  const tsc = join(packageRoot, 'node_modules/typescript/bin/tsc');
  const args = [tsc, '--build', '--pretty', 'false', ...folders];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: project }).catch(
    (error: { stdout: string }) => error,
  );
  return stdout;
}

function tsconfig(file: string, options: object): string {
  return JSON.stringify({
    compilerOptions: {
      ...{ strict: true, noEmit: true, resolveJsonModule: true, target: 'es2023' },
      lib: ['es2023', 'dom', 'dom.iterable'],
      types: [],
      typeRoots: [join(packageRoot, 'node_modules/@types')],
      // The compiler's own.
      skipDefaultLibCheck: true,
      ...options,
    },
    files: [file],
  });
}
