// `npm run preview` and `npm run import`: zcli on dist/theme. Where that is missing, it is built
// first, from guide-messaging-auth.config.json; what is missing for that, the build says itself.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const THEME = 'dist/theme';
const [command, ...options] = process.argv.slice(2);

if (!existsSync(join(THEME, 'manifest.json'))) {
  console.log(`There is no ${THEME} yet: building it first.`);
  const status = node(fileURLToPath(new URL('../lib/cli.js', import.meta.url)), [
    'build',
    '--out',
    'dist',
  ]);
  if (status !== 0) {
    console.error('\nBuild it yourself: npm run kit -- build --endpoint https://…/messaging');
    process.exit(status);
  }
}
const zcli = dirname(createRequire(import.meta.url).resolve('@zendesk/zcli/package.json'));
process.exitCode = node(join(zcli, 'bin/run'), [command, THEME, ...options]);

/** Runs a script in this terminal, until it ends. */
function node(script, args) {
  return spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' }).status ?? 1;
}
