import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes a home folder for zcli, to be removed by the caller: no credentials, no configuration, and
 * a fresh answer to "is there a newer zcli?", so that it does not ask npm. The configuration is an
 * empty one and not missing: zcli would make it while it reads it, which goes wrong on Node 26.
 *
 * @returns what it needs in its environment, so that nothing of the person who runs the tests gets in
 */
export async function zcliHome(): Promise<{ HOME: string } & NodeJS.ProcessEnv> {
  const home = await mkdtemp(join(tmpdir(), 'zcli-home-'));
  const cache = join(home, '.cache/@zendesk/zcli');
  await mkdir(cache, { recursive: true });
  await writeFile(join(home, '.zcli'), '{}');
  await writeFile(join(cache, 'version'), JSON.stringify({ latest: '0.0.0', current: '0.0.0' }));
  return {
    PATH: process.env.PATH,
    HOME: home,
    USERPROFILE: home,
    NO_COLOR: '1',
    // Wide enough that no path is broken in two.
    OCLIF_COLUMNS: '500',
  };
}
