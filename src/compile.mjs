// Compiles the kit's own TypeScript to lib/: the command and the library, sharing their chunks.
// Types (slower) only with --types, which `npm pack` asks for.
//
// Files that would not change are not touched: a command that runs from lib/ meanwhile (another
// test, another terminal) never finds half a file.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const lib = join(root, 'lib');

const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: ['src/cli.ts', 'src/index.ts'],
  outdir: 'lib',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  // The package stays below 400 kB; names stay, so that a stack trace can be read.
  minifyWhitespace: true,
  write: false,
});

mkdirSync(lib, { recursive: true });
for (const { path, contents } of outputFiles) writeIfChanged(path, contents);
// Editors find it from a project that has the kit installed, through its "$schema".
writeIfChanged(
  join(lib, 'config.schema.json'),
  readFileSync(join(root, 'src/config/config.schema.json')),
);
// For people who write an endpoint of their own: `guide-messaging-auth/test-vectors.json`.
writeIfChanged(
  join(lib, 'test-vectors.json'),
  readFileSync(join(root, 'src/doctor/test-vectors.json')),
);
removeStaleChunks(outputFiles.map(({ path }) => basename(path)));
if (process.argv.includes('--types')) process.exitCode = declareTypes();

function writeIfChanged(path, contents) {
  try {
    if (readFileSync(path).equals(contents)) return;
  } catch {
    // There is none yet.
  }
  writeFileSync(path, contents);
}

function removeStaleChunks(names) {
  for (const name of readdirSync(lib)) {
    if (name.endsWith('.js') && !names.includes(name)) rmSync(join(lib, name));
  }
}

function declareTypes() {
  const { status } = spawnSync('npx', ['tsc', '-p', 'src/tsconfig.types.json'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status ?? 1;
}
