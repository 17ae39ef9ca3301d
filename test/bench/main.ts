import { benchBuildSpeed } from './build-speed.js';
import { benchEndpoint } from './endpoint/index.js';
import { benchLocalHelpCenterSpeed } from './local-help-center-speed.js';
import { benchPageSpeed } from './page-speed.js';

/**
 * `npm run bench` runs all of them, `npm run bench -- endpoint` those that are named. With `--write`
 * the endpoint's tables are written into its page.
 */
const BENCHES: Readonly<Record<string, (write: boolean) => Promise<unknown>>> = {
  build: () => benchBuildSpeed(),
  page: () => benchPageSpeed(),
  endpoint: benchEndpoint,
  'local-help-center': () => benchLocalHelpCenterSpeed(),
};

const write = process.argv.includes('--write');
const wanted = process.argv.slice(2).filter((argument) => argument !== '--write');
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(
    `There is no bench "${unknown.join('", "')}". Name some of: ${Object.keys(BENCHES).join(', ')}.`,
  );
  process.exit(2);
}
// One after the other: they would slow each other down.
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length === 0 || wanted.includes(name)) await bench(write);
}
