import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { version } from '../../src/version.js';
import { runInProcess } from '../command-line/run-kit.js';
import { runInit } from './run-init.js';

const SECRET = 'sample-secret-of-the-init-tests-0000000000';
type Flags = Readonly<Record<string, string>>;
const REQUIRED: Flags = {
  endpoint: 'https://jwt.example.com/messaging',
  subdomain: 'example',
  origin: 'https://help.example.com',
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kit init ü-'));
});
afterEach(() => rm(folder, { recursive: true }));

const init = (flags: Flags = {}) => runInit({ yes: true, ...flags }, folder);
const read = (file: string) => readFile(join(folder, file), 'utf8');
const write = (file: string, text: string) => writeFile(join(folder, file), text);

async function withSecretFile(): Promise<Flags> {
  await write('secret.txt', `${SECRET}\n`);
  return { secretFile: 'secret.txt', keyId: 'app_0123456789abcdef01234567' };
}

describe('guide-messaging-auth init --yes', () => {
  it('writes the config file, the environment file and .gitignore, and prints the next step', async () => {
    const { exitCode, stdout } = await init({ ...REQUIRED, ...(await withSecretFile()) });
    expect(exitCode).toBe(0);
    expect(JSON.parse(await read('guide-messaging-auth.config.json'))).toEqual({
      $schema: './node_modules/guide-messaging-auth/lib/config.schema.json',
      endpoint: 'https://jwt.example.com/messaging',
      proof: 'help-center-jwt',
    });
    expect((await read('.env')).split('\n')).toEqual([
      'ZENDESK_SUBDOMAIN=example',
      'ALLOWED_ORIGINS=https://help.example.com',
      'MESSAGING_KEY_ID=app_0123456789abcdef01234567',
      `MESSAGING_SECRET=${SECRET}`,
      'PROOF=help-center-jwt',
      '',
    ]);
    expect(await read('.gitignore')).toBe('.env\n/secret.txt\n');
    expect(stdout).toContain('1. Check it: npx --no guide-messaging-auth serve --check\n');
    expect(stdout).toContain('2. Start it: npx --no guide-messaging-auth serve\n');
  });

  it('writes what serve takes', async () => {
    await init({ ...REQUIRED, ...(await withSecretFile()) });
    expect(await runInProcess(['serve', '--check', '--offline'], folder)).toMatchObject({
      exitCode: 0,
    });
  });

  it('keeps the environment file to its owner', async () => {
    await init(REQUIRED);
    expect((await stat(join(folder, '.env'))).mode & 0o777).toBe(0o600);
  });

  it('closes an environment file that others could read', async () => {
    await write('.env', 'OTHER=1\n');
    await chmod(join(folder, '.env'), 0o644);
    await init(REQUIRED);
    expect((await stat(join(folder, '.env'))).mode & 0o777).toBe(0o600);
  });

  it('git ignores the environment file', async () => {
    execFileSync('git', ['init', '-q'], { cwd: folder });
    await init(REQUIRED);
    expect(execFileSync('git', ['check-ignore', '.env'], { cwd: folder }).toString()).toBe(
      '.env\n',
    );
  });

  it('git ignores the file with the secret, whatever its name is', async () => {
    execFileSync('git', ['init', '-q'], { cwd: folder });
    const file = join(folder, 'a [b]*#! c');
    await writeFile(file, SECRET);
    await init({ ...REQUIRED, keyId: 'app_0123456789abcdef01234567', secretFile: file });
    const check = { cwd: folder, input: 'a [b]*#! c\0a b c\0' };
    const ignored = execFileSync('git', ['check-ignore', '-z', '--stdin'], check);
    expect(ignored.toString()).toBe('a [b]*#! c\0');
  });

  it('leaves a file with the secret that is elsewhere out of .gitignore', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'kit secret-'));
    await writeFile(join(elsewhere, 'secret.txt'), SECRET);
    await init({ ...REQUIRED, secretFile: join(elsewhere, 'secret.txt') });
    expect(await read('.gitignore')).toBe('.env\n');
    await rm(elsewhere, { recursive: true });
  });

  it.each(['.env', 'secret.txt'])('warns where git tracks %s', async (file) => {
    execFileSync('git', ['init', '-q'], { cwd: folder });
    const flags = { ...REQUIRED, ...(await withSecretFile()) };
    await write('.env', 'A=b\n');
    const { stderr: before } = await init(flags);
    expect(before).toBe('');
    execFileSync('git', ['add', '-f', file], { cwd: folder });
    const { stderr, exitCode } = await init(flags);
    expect(stderr).toContain(`Warning: git tracks ${file}, so the next commit would publish`);
    expect(exitCode).toBe(0);
  });

  it('leaves the key for later, and prints what to fill in', async () => {
    const { stdout } = await init(REQUIRED);
    expect(await read('.env')).toContain('\nMESSAGING_SECRET=\n');
    expect(stdout).toContain('Fill in MESSAGING_KEY_ID and MESSAGING_SECRET in .env');
  });

  it('never prints the secret', async () => {
    const { stdout, stderr } = await init({ ...REQUIRED, ...(await withSecretFile()) });
    expect(stdout + stderr).not.toContain(SECRET);
  });

  it('keeps existing values, and adds the rest', async () => {
    await write('.env', '# mine\nZENDESK_SUBDOMAIN=other\nMESSAGING_SECRET=\nA=b');
    await write('.gitignore', 'node_modules');
    await write('guide-messaging-auth.config.json', '{\n\t"roles": ["end_user"]\n}');
    const { subdomain: _, ...others } = REQUIRED;
    await init({ ...others, ...(await withSecretFile()) });
    expect(await read('.env')).toMatch(
      new RegExp(
        `^# mine\nZENDESK_SUBDOMAIN=other\nMESSAGING_SECRET=${SECRET}\nA=b\nALLOWED_ORIGINS=`,
      ),
    );
    expect(await read('.gitignore')).toBe('node_modules\n.env\n/secret.txt\n');
    expect(await read('guide-messaging-auth.config.json')).toBe(
      '{\n\t"roles": ["end_user"],\n\t"endpoint": "https://jwt.example.com/messaging",\n\t"proof": "help-center-jwt"\n}',
    );
  });

  it('writes nothing the second time', async () => {
    await init(REQUIRED);
    const { stdout } = await init();
    expect(stdout).toContain('Everything is there already: nothing was written.');
  });

  it('for a server of one’s own writes no environment, and shows what to embed', async () => {
    const { stdout } = await init({
      where: 'own',
      proof: 'cookie',
      endpoint: 'https://jwt.example.com/messaging',
    });
    expect(await readdir(folder)).toEqual(['guide-messaging-auth.config.json']);
    expect(stdout).toContain('Embed createTokenEndpoint({ proof: "cookie", identify');
  });

  it.each<[string, Flags, readonly string[]]>([
    [
      'cookie',
      { proof: 'cookie', sessionUrl: 'https://www.example.com/session' },
      ['SESSION_URL=https://www.example.com/session', 'PROOF=cookie'],
    ],
    [
      'id-token',
      {
        proof: 'id-token',
        idTokenIssuer: 'https://example.eu.auth0.com/',
        idTokenAudience: 'my-client',
      },
      ['ID_TOKEN_ISSUER=https://example.eu.auth0.com/', 'ID_TOKEN_AUDIENCE=my-client'],
    ],
    ['none', { proof: 'none' }, ['PROOF=none']],
  ])('writes what serve accepts, with the proof %s', async (_, flags, lines) => {
    const { endpoint, origin } = REQUIRED as { endpoint: string; origin: string };
    await init({ endpoint, origin, ...flags, ...(await withSecretFile()) });
    expect((await read('.env')).split('\n')).toEqual(expect.arrayContaining([...lines]));
    expect(await runInProcess(['serve', '--check', '--offline'], folder)).toMatchObject({
      exitCode: 0,
    });
  });

  it('writes the OAuth client that looks users up, and ignores the file with its secret', async () => {
    await write('oauth.txt', `${SECRET}-oauth`);
    const oauth = { oauthClientId: 'messaging_endpoint', oauthSecretFile: 'oauth.txt' };
    const { stdout } = await init({ ...REQUIRED, ...(await withSecretFile()), ...oauth });
    expect(await read('.env')).toContain('ZENDESK_OAUTH_CLIENT_ID=messaging_endpoint\n');
    expect(await read('.env')).toContain(`ZENDESK_OAUTH_CLIENT_SECRET=${SECRET}-oauth\n`);
    expect(await read('.gitignore')).toBe('.env\n/secret.txt\n/oauth.txt\n');
    expect(stdout).not.toContain(SECRET);
  });

  it('asks for the secret of an OAuth client that has none', async () => {
    const { stderr, exitCode } = await init({ ...REQUIRED, oauthClientId: 'messaging_endpoint' });
    expect(stderr).toContain('Missing: --oauth-secret-file.');
    expect(exitCode).toBe(2);
  });

  it('names the day on which an API token stops', async () => {
    await write('.env', 'ZENDESK_API_EMAIL=a@example.com\nZENDESK_API_TOKEN=abc\n');
    const { stderr } = await init(REQUIRED);
    expect(stderr).toContain('ZENDESK_API_TOKEN stops working on 30 April 2027.');
  });

  it('warns of an endpoint without a path', async () => {
    const { stderr, exitCode } = await init({ ...REQUIRED, endpoint: 'https://jwt.example.com' });
    expect(stderr).toContain('has no path, and token endpoints have one');
    expect(exitCode).toBe(0);
  });

  it('for Cloudflare Workers writes a project of its own, with the secrets apart', async () => {
    execFileSync('git', ['init', '-q'], { cwd: folder });
    await init({ ...REQUIRED, where: 'workers', ...(await withSecretFile()) });
    expect((await readdir(join(folder, 'worker'))).sort()).toEqual([
      '.dev.vars',
      '.gitignore',
      'package.json',
      'worker.ts',
      'wrangler.jsonc',
    ]);
    expect(await read('worker/.dev.vars')).toBe(`MESSAGING_SECRET=${SECRET}\n`);
    expect((await stat(join(folder, 'worker/.dev.vars'))).mode & 0o777).toBe(0o600);
    expect(await read('worker/wrangler.jsonc')).not.toContain(SECRET);
    expect(
      JSON.parse((await read('worker/wrangler.jsonc')).replace(/^\/\/.*$/gm, '')),
    ).toMatchObject({
      main: 'worker.ts',
      vars: {
        ZENDESK_SUBDOMAIN: 'example',
        ALLOWED_ORIGINS: 'https://help.example.com',
        PROOF: 'help-center-jwt',
      },
    });
    const ignored = execFileSync('git', ['check-ignore', 'worker/.dev.vars'], { cwd: folder });
    expect(ignored.toString()).toBe('worker/.dev.vars\n');
    expect((await init()).stdout).toContain('Everything is there already');
  });

  it.each([
    ['its version, where the project has it from the registry', '^1.0.0', version],
    [
      'its file, where the project has it from one',
      'file:../kit/kit-1.0.0.tgz',
      'file:../../kit/kit-1.0.0.tgz',
    ],
    ['its file by the whole path', 'file:/opt/kit-1.0.0.tgz', 'file:/opt/kit-1.0.0.tgz'],
  ])('the Workers project names the kit by %s', async (_, installed, named) => {
    const manifest = { devDependencies: { 'guide-messaging-auth': installed } };
    await write('package.json', JSON.stringify(manifest));
    await init({ ...REQUIRED, where: 'workers' });
    expect(JSON.parse(await read('worker/package.json')).dependencies).toEqual({
      'guide-messaging-auth': named,
    });
  });

  it('a package.json that is not JSON stops nothing', async () => {
    await write('package.json', '{');
    expect(await init({ ...REQUIRED, where: 'workers' })).toMatchObject({ exitCode: 0 });
  });

  it.each<[string, Flags, RegExp]>([
    [
      'a place that there is not',
      { where: 'lambda' },
      /--where: "lambda" is not one of node, workers, own/,
    ],
    [
      'a session address without TLS',
      { ...REQUIRED, proof: 'cookie', sessionUrl: 'http://www.example.com/session' },
      /^--session-url: /m,
    ],
    ['nothing given', {}, /Missing: --endpoint, --subdomain, --origin\. Give them, with --yes\./],
    [
      'an endpoint without TLS',
      { endpoint: 'http://jwt.example.com/' },
      /--endpoint: .*not encrypted/,
    ],
    [
      'a whole address for a subdomain',
      { subdomain: 'https://a.zendesk.com' },
      /--subdomain: is not a subdomain/,
    ],
    ['a proof that there is not', { proof: 'jwt' }, /--proof: "jwt" is not one of help-center-jwt/],
    [
      'a file that there is not',
      { secretFile: 'nowhere' },
      /--secret-file: nowhere cannot be read \(ENOENT\)/,
    ],
    ['several mistakes at once', { subdomain: 'A', keyId: 'x' }, /--subdomain: .*\n--key-id: /],
  ])('%s: reports it, writes nothing, exits with 2', async (_, flags, message) => {
    const { exitCode, stderr } = await init(flags);
    expect(stderr).toMatch(message);
    expect(exitCode).toBe(2);
    expect(await readdir(folder)).toEqual([]);
  });

  it('an option that contradicts a file is refused', async () => {
    await init(REQUIRED);
    const { exitCode, stderr } = await init({ subdomain: 'other' });
    expect(stderr).toContain(
      '--subdomain: ZENDESK_SUBDOMAIN in the environment file has another value.',
    );
    expect(exitCode).toBe(2);
  });
});
