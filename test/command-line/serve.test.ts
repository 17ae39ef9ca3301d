import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { runKit } from './run-kit.js';

const ENVIRONMENT = {
  ZENDESK_SUBDOMAIN: 'example',
  MESSAGING_KEY_ID: 'app_0123456789abcdef01234567',
  MESSAGING_SECRET: 'a-secret-for-this-test-only-0123456789abcdef',
  ALLOWED_ORIGINS: 'https://help.example.com',
};

describe('guide-messaging-auth serve --check', () => {
  it('says that a complete environment is complete, and exits with 0', async () => {
    expect(await runKit(['serve', '--check'], tmpdir(), ENVIRONMENT)).toEqual({
      exitCode: 0,
      stdout: 'The environment is complete: proof help-center-jwt, on 127.0.0.1:8787.\n',
      stderr: '',
    });
  });

  it('names every mistake at once, and exits with 2', async () => {
    const { exitCode, stderr } = await runKit(['serve', '--check'], tmpdir(), {
      ...ENVIRONMENT,
      MESSAGING_KEY_ID: 'nonsense',
      MESSAGING_SECRET: 'short-one',
      ALLOWED_ORIGINS: '*',
    });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/MESSAGING_KEY_ID[\s\S]*MESSAGING_SECRET[\s\S]*ALLOWED_ORIGINS/);
  });

  it('never repeats a secret', async () => {
    const { stderr } = await runKit(['serve', '--check'], tmpdir(), {
      ...ENVIRONMENT,
      MESSAGING_SECRET: 'short-one',
    });
    expect(stderr).not.toContain('short-one');
  });
});
