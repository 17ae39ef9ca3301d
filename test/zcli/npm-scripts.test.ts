import { spawnSync } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package-root.js';
import { zcliHome } from './zcli-home.js';

let home: Awaited<ReturnType<typeof zcliHome>>;
let folder: string;
beforeEach(async () => {
  home = await zcliHome();
  folder = home.HOME;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** As npm runs it, in another folder than this package's. */
function npmRun(command: string, ...options: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(packageRoot, 'src/zcli.mjs'), command, ...options],
    {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...home,
        // Port 9 of this machine, where nobody answers: it is not zcli that is tested here.
        ZENDESK_SUBDOMAIN: '127.0.0',
        ZENDESK_DOMAIN: '1:9',
        ZENDESK_EMAIL: 'grace.agent@example.com',
        ZENDESK_API_TOKEN: 'token',
      },
    },
  );
  return { status, output: stdout + stderr };
}

describe('npm run preview', () => {
  it('says how to build where there is no theme and no endpoint to build it with', () => {
    expect(npmRun('themes:preview')).toEqual({
      status: 2,
      output: expect.stringMatching(/no dist\/theme yet[\s\S]*npm run kit -- build --endpoint/),
    });
  });

  it('builds the theme that is missing, from the config file, then starts zcli on it', async () => {
    const config = { endpoint: 'https://jwt.example.com/messaging' };
    await writeFile(join(folder, 'guide-messaging-auth.config.json'), JSON.stringify(config));
    expect(npmRun('themes:preview', '--port', '0')).toEqual({
      status: expect.any(Number),
      output: expect.stringMatching(/no dist\/theme yet[\s\S]*Uploading theme/),
    });
  });
});
