import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examineTheme } from '../../src/doctor/index.js';
import { headBlock, settingsAttributes, textAttributes } from '../../src/head-block/index.js';
import { packageRoot } from '../../src/package-root.js';
import { signInDefaults } from '../../src/sign-in-options.js';
import type { Addition } from '../../src/theme-editing/index.js';
import { addTo } from '../theme-editing/edited-theme.js';
import { LEGACY_SCRIPTS, LEGACY_SNIPPETS } from '../theme-editing/legacy-heads.js';

const endpoint = 'https://jwt.example.com/messaging';
const options = { ...signInDefaults, endpoint };
const HEAD = 'templates/document_head.hbs';

let parent: string;
let withSettings: Addition;
let inline: Addition;

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'guide-messaging-auth-'));
  const block = await headBlock({
    widget: 'messaging',
    attributes: settingsAttributes(signInDefaults),
  });
  withSettings = { block, settings: options, replaceLegacy: false };
  const attributes = textAttributes(options);
  inline = {
    ...withSettings,
    block: await headBlock({ widget: 'messaging', attributes }),
    settings: null,
  };
});
afterAll(() => rm(parent, { recursive: true, force: true }));

/** A copy of the kit's own theme, changed. */
async function theme(change: (folder: string) => Promise<unknown>): Promise<string> {
  const folder = await mkdtemp(join(parent, 'theme-'));
  await cp(join(packageRoot, 'theme'), folder, { recursive: true });
  await change(folder);
  return folder;
}

async function edit(folder: string, path: string, change: (text: string) => string) {
  const file = join(folder, path);
  await writeFile(file, change(await readFile(file, 'utf8')));
}

const LOGIN = 'zE("messenger", "loginUser", mine);';
const LOGOUT = 'zE("messenger", "logoutUser");';
const [[LEGACY_SCRIPT] = ['']] = Object.values(LEGACY_SCRIPTS);
const policy = (content: string) =>
  `<meta http-equiv="Content-Security-Policy" content="${content}">\n`;

const findings = async (folder: string, asked?: string) =>
  (await examineTheme(folder, asked)).map(
    (found) => `${found.verdict === 'problem' ? found.severity : found.verdict} ${found.check}`,
  );

describe('doctor on a theme', () => {
  it.each([
    ['with settings', () => withSettings],
    ['inline', () => inline],
  ])('is content after add %s', async (_, addition) => {
    const folder = await theme((copy) => addTo(copy, addition()));
    expect((await findings(folder, endpoint)).filter((line) => line.startsWith('error'))).toEqual(
      [],
    );
    expect(await findings(folder, endpoint)).toEqual(
      expect.arrayContaining([
        'ok head-block',
        'ok head-block-version',
        'ok other-sign-in',
        'ok theme-endpoint',
      ]),
    );
  });

  it.each<[string, string, (folder: string) => Promise<unknown>]>([
    ['no head block', 'error head-block', async () => {}],
    [
      'half a head block',
      'error head-block',
      async (folder) => {
        await addTo(folder, withSettings);
        await edit(folder, HEAD, (text) => text.replace(/.*: end --\}\}/, ''));
      },
    ],
    [
      'a block of another version',
      'warning head-block-version',
      async (folder) => {
        await addTo(folder, withSettings);
        await edit(folder, HEAD, (text) =>
          text.replace(/guide-messaging-auth \d+\.\d+\.\d+/, 'guide-messaging-auth 0.9.0'),
        );
      },
    ],
    [
      'the article’s snippet next to the block',
      'error other-sign-in',
      async (folder) => {
        await addTo(folder, withSettings);
        await edit(folder, HEAD, (text) => `${LEGACY_SNIPPETS['with jQuery before it']}\n${text}`);
      },
    ],
    [
      'the article’s snippet in script.js',
      'error other-sign-in',
      async (folder) => {
        await addTo(folder, withSettings);
        await edit(folder, 'script.js', (text) => `${text}\n${LEGACY_SCRIPT}`);
      },
    ],
    [
      'another sign-in in a template',
      'error other-sign-in',
      (folder) =>
        edit(folder, 'templates/footer.hbs', (text) => `${text}<script>${LOGIN}</script>`),
    ],
    [
      'a logout of anonymous visitors',
      'error anonymous-logout',
      (folder) =>
        edit(
          folder,
          'templates/header.hbs',
          (text) => `${text}{{#unless signed_in}}<script>${LOGOUT}</script>{{/unless}}`,
        ),
    ],
    [
      'credentials of an API in an asset',
      'error theme-credentials',
      (folder) => writeFile(join(folder, 'assets', 'api.js'), 'a = "me@example.com/token:abc"'),
    ],
    [
      'a policy that forbids the block',
      'error content-security-policy',
      (folder) => edit(folder, HEAD, (text) => policy("script-src 'self'") + text),
    ],
    [
      'a policy that forbids the endpoint',
      'error content-security-policy',
      (folder) => edit(folder, HEAD, (text) => policy("connect-src 'self' *.zendesk.com") + text),
    ],
    [
      'a policy that allows both',
      'ok content-security-policy',
      (folder) =>
        edit(
          folder,
          HEAD,
          (text) =>
            policy(
              "script-src 'self' 'unsafe-inline' https://static.zdassets.com; connect-src *.example.com",
            ) + text,
        ),
    ],
    [
      'a setting that the block reads and the manifest lacks',
      'error settings-present',
      async (folder) => {
        await addTo(folder, withSettings);
        await edit(folder, 'manifest.json', (text) => text.replace('"messaging_debug"', '"other"'));
      },
    ],
    [
      'a setting that the checker misses too',
      'error theme-unknown-setting',
      async (folder) => {
        await addTo(folder, withSettings);
        await edit(folder, 'manifest.json', (text) => text.replace('"messaging_debug"', '"other"'));
      },
    ],
    [
      'settings that nothing reads',
      'warning settings-used',
      async (folder) => {
        await addTo(folder, withSettings);
        await edit(folder, HEAD, (text) =>
          text.replaceAll('{{settings.messaging_debug}}', 'false'),
        );
      },
    ],
    [
      'an endpoint that is not a URL',
      'error theme-endpoint',
      (folder) => addTo(folder, { ...inline, block: inline.block.replace(endpoint, 'nowhere') }),
    ],
    [
      'an endpoint without TLS',
      'error theme-endpoint',
      (folder) =>
        addTo(folder, {
          ...inline,
          block: inline.block.replace(endpoint, 'http://jwt.example.com/'),
        }),
    ],
    [
      'another endpoint than the one given',
      'warning theme-endpoint',
      (folder) =>
        addTo(folder, {
          ...inline,
          block: inline.block.replace(endpoint, 'https://other.example.com/'),
        }),
    ],
    [
      'a manifest that is not JSON',
      'error theme-readable',
      (folder) => edit(folder, 'manifest.json', (text) => text.slice(1)),
    ],
  ])('finds %s', async (_, expected, change) => {
    expect(await findings(await theme(change), endpoint)).toContain(expected);
  });

  it('refuses a folder that is not a theme', async () => {
    await expect(examineTheme(tmpdir())).rejects.toThrow(/is not a theme/);
  });
});
