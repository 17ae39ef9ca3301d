// Compiles the kit's own TypeScript to lib/: the command and the library, sharing their chunks.
// Types and browser code (slower) only with --package, which `npm pack` asks for: in the repository
// itself browser code is compiled when it is asked for, so that it is never out of date.
//
// Files that would not change are not touched: a command that runs from lib/ meanwhile (another
// test, another terminal) never finds half a file.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const lib = join(root, 'lib');

const { outputFiles } = await build({
  absWorkingDir: root,
  // The command, and one entry point for each purpose. They are all directly in lib/, like the
  // chunks that they share: src/package-root.ts relies on it.
  entryPoints: {
    cli: 'src/cli.ts',
    index: 'src/index.ts',
    'token-endpoint': 'src/token-endpoint/index.ts',
    node: 'src/token-endpoint/node.ts',
    worker: 'src/token-endpoint/worker.ts',
    // Not in the package, nor what only it imports: see "files" in package.json.
    compiler: 'src/browser-code/compiler/index.ts',
  },
  outdir: 'lib',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  // Cloudflare's runtime brings it along.
  external: ['cloudflare:workers'],
  // The package stays below 400 kB; names stay, so that a stack trace can be read.
  minifyWhitespace: true,
  write: false,
});

/** The module for websites runs in browsers and is one file: no chunks to fetch one by one. */
const website = await build({
  absWorkingDir: root,
  entryPoints: ['snippet/website.ts'],
  outdir: 'lib',
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2020',
  write: false,
});
outputFiles.push(...website.outputFiles);

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
if (process.argv.includes('--package')) {
  await compileBrowserCode();
  process.exitCode = declareTypes();
}

async function compileBrowserCode() {
  const compiler = await import(pathToFileURL(join(lib, 'compiler.js')).href);
  const folder = join(lib, 'browser');
  mkdirSync(folder, { recursive: true });
  for (const part of compiler.PARTS) {
    writeFileSync(join(folder, compiler.partFile(part)), await compiler.compilePart(part));
  }
  for (const widget of ['messaging', 'classic']) {
    writeFileSync(join(folder, `snippet-${widget}.js`), await compiler.compileSnippet(widget));
  }
}

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
  // What was declared for a file that is gone must not be packed.
  rmSync(join(lib, 'types'), { recursive: true, force: true });
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-p', 'src/tsconfig.types.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  removeUnreachedTypes();
  return status ?? 1;
}

/** The compiler declares every module that it has read; the package needs what its entry points name. */
function removeUnreachedTypes() {
  const types = join(lib, 'types');
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const reached = new Set();
  const follow = (file) => {
    if (reached.has(file) || !existsSync(file)) return;
    reached.add(file);
    const imports = readFileSync(file, 'utf8').matchAll(
      /(?:from |import\(|import )['"](\.[^'"]+)\.js['"]/g,
    );
    for (const [, path] of imports) follow(join(dirname(file), `${path}.d.ts`));
  };
  for (const { types } of Object.values(exports)) if (types) follow(join(root, types));
  for (const name of readdirSync(types, { recursive: true })) {
    const file = join(types, name);
    if (file.endsWith('.d.ts') && !reached.has(file)) rmSync(file);
  }
}
