import { describe, expect, it } from 'vitest';
import { RATE_LIMITS } from '../../src/token-endpoint/rate-limit/rate-limit.js';
import { ask } from './ask.js';
import { environmentOf, HELP_CENTER } from './environment-of.js';
import { RUNTIMES, startInWorkerd } from './runtimes.js';
import { createSigningKey, JOHN } from './signing-key.js';
import { wranglerConfig } from './wrangler-config.js';
import { startZendesk } from './zendesk-stand-in.js';

const key = createSigningKey('zendesk-1');

describe.each(RUNTIMES)('on $name', ({ start }) => {
  it('a user who asks too often must wait, and nobody else', async () => {
    const zendesk = await startZendesk(key);
    const endpoint = await start(environmentOf(zendesk));
    try {
      const codes: string[] = [];
      for (let request = 0; request < 31; request += 1) {
        const body = { help_center_jwt: key.token(JOHN) };
        const { code, headers } = await ask(endpoint.url, { body });
        codes.push(code);
        if (code === 'ok') continue;
        expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
        expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60);
      }
      expect(codes.indexOf('too_many_requests')).toBe(30);
      const other = await ask(endpoint.url, { body: { help_center_jwt: key.token() } });
      expect(other.status).toBe(200);
    } finally {
      await endpoint.close();
      await zendesk.close();
    }
  });

  it('an account without Help Center JWTs gets 503, and the log contains the reason', async () => {
    const zendesk = await startZendesk(key);
    zendesk.instead = (c) => c.text('', 404);
    const endpoint = await start(environmentOf(zendesk));
    try {
      const answer = await ask(endpoint.url, { body: { help_center_jwt: key.token() } });
      expect([answer.status, answer.code]).toEqual([503, 'keys_unavailable']);
      expect(answer.headers.get('retry-after')).toBe('5');
      await expect.poll(() => endpoint.lines.join('\n')).toContain('Enterprise plan');
    } finally {
      await endpoint.close();
      await zendesk.close();
    }
  });

  it('those who wait for the keys get them though the one who asked has gone', async () => {
    const zendesk = await startZendesk(key);
    const { arrived, release } = zendesk.holdAnswers();
    const endpoint = await start(environmentOf(zendesk));
    try {
      const leaving = new AbortController();
      const first = fetch(`${endpoint.url}/messaging`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key.token()}` },
        signal: leaving.signal,
      });
      await arrived;
      const second = ask(endpoint.url, { body: { help_center_jwt: key.token() } });
      leaving.abort();
      await expect(first).rejects.toThrow('abort');
      release();
      expect((await second).status).toBe(200);
      expect(zendesk.asks('keys.json')).toBe(1);
    } finally {
      await endpoint.close();
      await zendesk.close();
    }
  });
});

describe('in workerd', () => {
  it('a wrong environment is reported in the log alone', async () => {
    const zendesk = await startZendesk(key);
    const endpoint = await startInWorkerd({ ...environmentOf(zendesk), MESSAGING_SECRET: 'short' });
    try {
      const answer = await ask(endpoint.url, { body: {} });
      expect([answer.status, answer.code]).toEqual([500, 'misconfigured']);
      expect(answer.text).not.toContain('MESSAGING_SECRET');
      expect(answer.headers.get('access-control-allow-origin')).toBe(HELP_CENTER);
      const stranger = await ask(endpoint.url, { headers: { origin: 'https://evil.example' } });
      expect(stranger.headers.has('access-control-allow-origin')).toBe(false);
      await expect.poll(() => endpoint.lines.join('\n')).toContain('MESSAGING_SECRET');
    } finally {
      await endpoint.close();
      await zendesk.close();
    }
  });
});

describe('wrangler.jsonc', () => {
  it('declares the limits that the code speaks of', async () => {
    const { ratelimits } = await wranglerConfig();
    expect(ratelimits.map(({ name, simple }) => [name, simple.limit, simple.period])).toEqual([
      ['ADDRESS_LIMIT', RATE_LIMITS.address.requests, RATE_LIMITS.address.seconds],
      ['REFUSED_LIMIT', RATE_LIMITS.refused.requests, RATE_LIMITS.refused.seconds],
      ['USER_LIMIT', RATE_LIMITS.user.requests, RATE_LIMITS.user.seconds],
    ]);
  });

  it('has no place for secrets', async () => {
    const { vars } = await wranglerConfig();
    expect(Object.keys(vars).filter((name) => /SECRET|TOKEN$/.test(name))).toEqual([]);
  });
});
