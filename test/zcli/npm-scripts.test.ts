import { spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
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
        ZENDESK_OAUTH_TOKEN: 'token',
      },
    },
  );
  return { status, output: stdout + stderr };
}

describe('npm run preview', () => {
  it('prints how to build where there is no theme and no endpoint to build it with', () => {
    expect(npmRun('themes:preview')).toEqual({
      status: 2,
      output: expect.stringMatching(/no dist\/theme yet[\s\S]*npm run kit -- build --endpoint/),
    });
  });

  it('builds the theme that is missing, from the config file, then starts zcli in a home of its own', async () => {
    const config = { endpoint: 'https://jwt.example.com/messaging' };
    await writeFile(join(folder, 'guide-messaging-auth.config.json'), JSON.stringify(config));
    // As an earlier zcli may have left it: open to others, with a token.
    const zclisHome = join(folder, '.guide-messaging-auth/zcli');
    await mkdir(zclisHome, { recursive: true, mode: 0o755 });
    await writeFile(join(zclisHome, '.zcli'), '{"clientCredentialsTokens":{}}');
    // Else zcli asks npm for a newer one, and goes on writing to the folder while it is removed.
    await cp(join(folder, '.cache'), join(zclisHome, '.cache'), { recursive: true });
    expect(npmRun('themes:preview', '--port', '0')).toEqual({
      status: expect.any(Number),
      output: expect.stringMatching(/no dist\/theme yet[\s\S]*Uploading theme/),
    });
    expect((await stat(zclisHome)).mode & 0o777).toBe(0o700);
    expect(await readdir(zclisHome)).not.toContain('.zcli');
  });
});
