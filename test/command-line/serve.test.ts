import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSigningKey } from '../token-endpoint/signing-key.js';
import { startZendesk, type ZendeskStandIn } from '../token-endpoint/zendesk-stand-in.js';
import { runInProcess, runKit } from './run-kit.js';

const ENVIRONMENT = {
  ZENDESK_SUBDOMAIN: 'example',
  MESSAGING_KEY_ID: 'app_0123456789abcdef01234567',
  MESSAGING_SECRET: 'a-secret-for-this-test-only-0123456789abcdef',
  ALLOWED_ORIGINS: 'https://help.example.com',
};
const COMPLETE = 'The environment is complete: proof help-center-jwt, on 127.0.0.1:8787.\n';

describe('guide-messaging-auth serve --check --offline', () => {
  const args = ['serve', '--check', '--offline'];

  it('reports that a complete environment is complete, and exits with 0', async () => {
    const program = await runKit(args, tmpdir(), ENVIRONMENT);
    expect(program).toEqual({ exitCode: 0, stdout: COMPLETE, stderr: '' });
  });

  it('names every mistake at once, repeats no secret, and exits with 2', async () => {
    const { exitCode, stderr } = await runInProcess(args, tmpdir(), {
      ...ENVIRONMENT,
      MESSAGING_KEY_ID: 'nonsense',
      MESSAGING_SECRET: 'short-one',
      ALLOWED_ORIGINS: '*',
    });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/MESSAGING_KEY_ID[\s\S]*MESSAGING_SECRET[\s\S]*ALLOWED_ORIGINS/);
    expect(stderr).not.toContain('short-one');
  });

  it('means nothing without --check', async () => {
    const { exitCode, stderr } = await runInProcess(['serve', '--offline'], tmpdir(), ENVIRONMENT);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--offline')]);
  });
});

describe('guide-messaging-auth serve --check', () => {
  let zendesk: ZendeskStandIn;
  const key = createSigningKey('zendesk-1');
  beforeEach(async () => {
    zendesk = await startZendesk(key);
  });
  afterEach(() => zendesk.close());

  const check = (more: Record<string, string> = {}) => {
    const { ZENDESK_SUBDOMAIN, ...rest } = ENVIRONMENT;
    return runInProcess(['serve', '--check'], tmpdir(), {
      ...rest,
      ZENDESK_URL: zendesk.url,
      ...more,
    });
  };
  const client = {
    ZENDESK_OAUTH_CLIENT_ID: 'token_endpoint',
    ZENDESK_OAUTH_CLIENT_SECRET: 'an-oauth-secret-0123456789',
  };

  it('asks Zendesk for keys, credential and scopes', async () => {
    expect(await check({ ...client, BACKFILL_EXTERNAL_ID: 'true' })).toEqual({
      exitCode: 0,
      stdout:
        `${COMPLETE}ok      ZENDESK_SUBDOMAIN: one key\n` +
        'ok      ZENDESK_OAUTH_CLIENT_ID, ZENDESK_OAUTH_CLIENT_SECRET: ' +
        'the credential works, as admin, with the scope read users:write\n',
      stderr: '',
    });
    expect(zendesk.asked.map(({ method }) => method)).not.toContain('PUT');
  });

  it('exits with 1 when one of them is not in order, and repeats no secret', async () => {
    zendesk.keys = [];
    zendesk.insteadOfGrant = (c) => c.json({ error: 'invalid_client' }, 401);
    const { exitCode, stdout } = await check(client);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('problem ZENDESK_SUBDOMAIN: answered 200 with no usable key');
    expect(stdout).toContain('ZENDESK_OAUTH_CLIENT_SECRET: Zendesk does not know the client');
    expect(stdout).not.toContain('an-oauth-secret');
  });
});
