// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { unsignedJwt } from '../browser/snippet/people.js';
import { answerRequests, onAPage } from './on-a-page.js';

const user = { external_id: 'crm-1', user_email: 'a@example.com', user_name: 'A' };
const now = () => Math.floor(Date.now() / 1000);

async function ask(answer: string, proof = 'help-center-jwt') {
  onAPage({ endpoint: 'https://jwt.example.com/messaging', proof });
  const requests = answerRequests({ body: answer });
  const { readOptions } = await import('../../snippet/options.js');
  readOptions();
  const { messagingToken } = await import('../../snippet/messaging-token.js');
  return { requests, token: await messagingToken(user) };
}

const anyToken = unsignedJwt({ iat: now(), exp: now() + 300 });

describe('the messaging token', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('is asked for with the article’s names, as text, so that no preflight is sent', async () => {
    const { requests } = await ask(anyToken);
    expect(requests[0]?.init).toMatchObject({ method: 'POST', body: JSON.stringify(user) });
    expect(requests[0]?.init.headers).toBeUndefined();
  });

  it.each([
    ['cookie', 'include'],
    ['id-token', 'include'],
    ['help-center-jwt', 'omit'],
    ['none', 'omit'],
  ])('with proof %s, cookies: %s', async (proof, credentials) => {
    const { requests } = await ask(anyToken, proof);
    expect(requests[0]?.init.credentials).toBe(credentials);
  });

  it.each([-600, 0, 600])('lives as long as it lives, by a clock %i s off', async (off) => {
    vi.useFakeTimers({ now: Date.now() + off * 1000, toFake: ['Date'] });
    const { token } = await ask(unsignedJwt({ iat: now() - off, exp: now() - off + 300 }));
    expect(Math.round(token.until - Date.now() / 1000)).toBeCloseTo(300, -1);
  });

  it('is refused when it is long over', async () => {
    const over = unsignedJwt({ iat: now() - 3600, exp: now() - 3300 });
    await expect(ask(over)).rejects.toEqual({ code: 'endpoint-200' });
  });

  it('is kept for an hour when it never ends', async () => {
    const { token } = await ask(unsignedJwt({}));
    expect(token.until - Date.now() / 1000).toBeCloseTo(3600, -2);
  });
});
