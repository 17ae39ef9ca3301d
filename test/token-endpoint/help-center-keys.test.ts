import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LogEntry } from '../../src/token-endpoint/index.js';
import { helpCenterKeys } from '../../src/token-endpoint/proof/help-center-keys.js';
import { createSigningKey } from './signing-key.js';
import { startZendesk, type ZendeskStandIn } from './zendesk-stand-in.js';

const first = createSigningKey('zendesk-1');
const second = createSigningKey('zendesk-2');

describe('the keys of a Zendesk account', () => {
  let zendesk: ZendeskStandIn;
  let clock: number;
  let log: LogEntry[];

  beforeEach(async () => {
    zendesk = await startZendesk(first);
    clock = 1_000_000;
    log = [];
  });
  afterEach(() => zendesk.close());

  const keysOf = () =>
    helpCenterKeys({
      zendeskUrl: zendesk.url,
      fetch: globalThis.fetch,
      log: (entry) => log.push(entry),
      now: () => clock,
    });

  it('are fetched once, however many ask at once', async () => {
    const keys = keysOf();
    const found = await Promise.all(Array.from({ length: 1_000 }, () => keys.find('zendesk-1')));
    expect(new Set(found).size).toBe(1);
    expect(zendesk.asked).toHaveLength(1);
  });

  it('are kept for ten minutes, then fetched again', async () => {
    const keys = keysOf();
    await keys.find('zendesk-1');
    clock += 599_000;
    await keys.find('zendesk-1');
    expect(zendesk.asked).toHaveLength(1);
    clock += 2_000;
    await keys.find('zendesk-1');
    expect(zendesk.asked).toHaveLength(2);
  });

  it('follow a rotation: an unknown kid makes it look again', async () => {
    const keys = keysOf();
    await keys.find('zendesk-1');
    zendesk.keys = [first.jwk, second.jwk];
    clock += 30_000;
    expect(await keys.find('zendesk-2')).toBeDefined();
    expect(zendesk.asked).toHaveLength(2);
  });

  it('are asked for at most once in 30 seconds, whatever kids are made up', async () => {
    const keys = keysOf();
    await keys.find('zendesk-1');
    clock += 30_000;
    for (let made = 0; made < 100; made += 1) await keys.find(`made-up-${made}`);
    clock += 29_000;
    await keys.find('../../made-up');
    expect(zendesk.asked).toHaveLength(2);
    clock += 1_000;
    await keys.find('made-up');
    expect(zendesk.asked).toHaveLength(3);
  });

  it('are no longer good once Zendesk has withdrawn them', async () => {
    const keys = keysOf();
    await keys.find('zendesk-1');
    zendesk.keys = [second.jwk];
    clock += 600_000;
    expect(await keys.find('zendesk-1')).toBeUndefined();
    expect(keys.atHand('zendesk-1')).toBeUndefined();
  });

  it.each([
    ['answers 500', () => new Response('', { status: 500 })],
    ['answers 404, as on smaller plans', () => new Response('', { status: 404 })],
    ['redirects', () => new Response('', { status: 302, headers: { location: '/' } })],
    ['answers with a page', () => new Response('<html>')],
    ['answers with other JSON', () => Response.json({ key: [] })],
  ])('stay in use for a day while Zendesk %s', async (_, instead) => {
    const keys = keysOf();
    const key = await keys.find('zendesk-1');
    zendesk.instead = instead;
    clock += 23 * 3_600_000;
    expect(await keys.find('zendesk-1')).toBe(key);
    expect(log.map(({ event }) => event)).toEqual(['keys']);
    clock += 2 * 3_600_000;
    await expect(keys.find('zendesk-1')).rejects.toMatchObject({ code: 'keys_unavailable' });
  });

  it('do not make each request of an outage wait for Zendesk', async () => {
    const keys = keysOf();
    await keys.find('zendesk-1');
    zendesk.instead = () => new Response('', { status: 503 });
    clock += 700_000;
    for (let request = 0; request < 50; request += 1) await keys.find('zendesk-1');
    expect(zendesk.asked).toHaveLength(2);
  });

  it('are unavailable, not unknown, when the look for a new kid failed', async () => {
    const keys = keysOf();
    await keys.find('zendesk-1');
    zendesk.instead = () => new Response('', { status: 503 });
    clock += 30_000;
    await expect(keys.find('zendesk-2')).rejects.toMatchObject({
      code: 'keys_unavailable',
      status: 503,
      headers: { 'retry-after': '5' },
    });
  });

  it('are had again a second after a failed cold start', async () => {
    const keys = keysOf();
    zendesk.instead = () => new Response('', { status: 503 });
    await expect(keys.find('zendesk-1')).rejects.toMatchObject({ code: 'keys_unavailable' });
    zendesk.instead = null;
    await expect(keys.find('zendesk-1')).rejects.toMatchObject({ code: 'keys_unavailable' });
    clock += 1_000;
    expect(await keys.find('zendesk-1')).toBeDefined();
  });

  it('are given up after five seconds of silence', async () => {
    const silent: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) => {
        // The timer is set to five seconds; what matters is that the question can be given up.
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
        queueMicrotask(() => reject(new DOMException('too late', 'TimeoutError')));
      });
    const keys = helpCenterKeys({
      zendeskUrl: zendesk.url,
      fetch: silent,
      log: (entry) => log.push(entry),
    });
    await expect(keys.find('zendesk-1')).rejects.toMatchObject({ code: 'keys_unavailable' });
    expect(JSON.stringify(log)).toContain('no answer within 5000 ms');
  });

  it.each([
    ['of another kind', { kty: 'EC', kid: 'zendesk-1', crv: 'P-256', x: 'a', y: 'b' }],
    ['a symmetric one', { kty: 'oct', kid: 'zendesk-1', k: 'c2VjcmV0' }],
    ['without a kid', { ...first.jwk, kid: undefined }],
    ['of 1,024 bits', createSigningKey('zendesk-1', 1_024).jwk],
    ['null', null],
  ])('do not include one that is %s', async (_, odd) => {
    zendesk.keys = [odd, second.jwk];
    const keys = keysOf();
    expect(await keys.find('zendesk-1')).toBeUndefined();
    expect(await keys.find('zendesk-2')).toBeDefined();
  });
});
