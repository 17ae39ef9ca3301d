// Compiles the kit's own TypeScript to lib/: the command and the library, sharing their chunks.
// Types (slower) only with --types, which `npm pack` asks for.
import { spawnSync } from 'node:child_process';
import { copyFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

rmSync(`${root}/lib`, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: ['src/cli.ts', 'src/index.ts'],
  outdir: 'lib',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
});

// Editors find it from a project that has the kit installed: "$schema": "./node_modules/guide-messaging-auth/lib/config.schema.json".
copyFileSync(`${root}/src/config/config.schema.json`, `${root}/lib/config.schema.json`);

if (process.argv.includes('--types')) {
  const { status } = spawnSync('npx', ['tsc', '-p', 'src/tsconfig.types.json'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  process.exitCode = status ?? 1;
}
