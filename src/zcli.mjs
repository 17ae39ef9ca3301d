// `npm run preview` and `npm run import`: zcli on dist/theme. Where that is missing, it is built
// first, from guide-messaging-auth.config.json; the build itself reports what is missing for that.
//
// zcli keeps access tokens in plain text, readable by everybody, in `.zcli` of the home folder, and
// goes on using one that was revoked. Here it gets a home folder of its own, closed to others, with
// a file that is empty before and removed after. Not without one: zcli makes it while it reads it
// (zcli-core, config.js), which goes wrong on Node 26 and ends in "Failed to retrieve brands".
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
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
const home = ownHome();
// Ctrl-C goes to zcli, which ends its preview; this script waits for it.
process.on('SIGINT', () => {});
try {
  process.exitCode = node(join(zcli, 'bin/run'), [command, THEME, ...options], {
    HOME: home,
    USERPROFILE: home,
  });
} finally {
  forgetTokens(home);
}

function ownHome() {
  const folder = join(homedir(), '.guide-messaging-auth', 'zcli');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // It may have been there before, open to others.
  chmodSync(folder, 0o700);
  forgetTokens(folder);
  writeFileSync(join(folder, '.zcli'), '{}', { mode: 0o600 });
  return folder;
}

function forgetTokens(folder) {
  rmSync(join(folder, '.zcli'), { force: true });
}

/** Runs a script in this terminal, until it ends. */
function node(script, args, environment = {}) {
  const env = { ...process.env, ...environment };
  return spawnSync(process.execPath, [script, ...args], { stdio: 'inherit', env }).status ?? 1;
}
