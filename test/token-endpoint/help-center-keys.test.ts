import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LogEntry } from '../../src/token-endpoint/index.js';
import { helpCenterKeysOf } from './help-center-keys-of.js';
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
    helpCenterKeysOf(
      zendesk,
      () => clock,
      (entry) => log.push(entry),
    );

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
    expect(await keys.find('made-up')).toBeUndefined();
    for (let made = 0; made < 100; made += 1) {
      await expect(keys.find(`made-up-${made}`)).rejects.toMatchObject({
        code: 'keys_unavailable',
      });
    }
    clock += 29_000;
    await expect(keys.find('../../made-up')).rejects.toMatchObject({ code: 'keys_unavailable' });
    expect(zendesk.asked).toHaveLength(2);
    clock += 1_000;
    expect(await keys.find('made-up')).toBeUndefined();
    expect(zendesk.asked).toHaveLength(3);
  });

  it('are no longer good once Zendesk has withdrawn them', async () => {
    const keys = keysOf();
    await keys.find('zendesk-1');
    zendesk.keys = [second.jwk];
    clock += 600_000;
    expect(await keys.find('zendesk-1')).toBeUndefined();
    expect(keys.cached('zendesk-1')).toBeUndefined();
  });

  it.each([
    ['answers 500', () => new Response('', { status: 500 })],
    ['answers 404, as on smaller plans', () => new Response('', { status: 404 })],
    ['redirects', () => new Response('', { status: 302, headers: { location: '/' } })],
    ['answers with a page', () => new Response('<html>')],
    ['answers with other JSON', () => Response.json({ key: [] })],
    ['answers with an empty list', () => Response.json({ keys: [] })],
    ['answers with no key that is usable', () => Response.json({ keys: [{ kty: 'oct' }] })],
    ['answers with 100 kB', () => Response.json({ keys: [], more: 'x'.repeat(100_000) })],
    ['answers without an end', () => new Response(endless())],
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

  it('that one forged token has just asked for are not refused for good', async () => {
    const keys = keysOf();
    await keys.find('zendesk-1');
    clock += 30_000;
    // The forged token makes it look; then Zendesk rotates, and somebody comes with a new key.
    await keys.find('forged');
    zendesk.keys = [first.jwk, second.jwk];
    clock += 10_000;
    await expect(keys.find('zendesk-2')).rejects.toMatchObject({
      code: 'keys_unavailable',
      headers: { 'retry-after': '20' },
    });
    clock += 20_000;
    expect(await keys.find('zendesk-2')).toBeDefined();
  });

  it('include the good ones of a list with one that cannot be imported', async () => {
    zendesk.keys = [{ ...first.jwk, kid: 'odd', e: '' }, first.jwk];
    expect(await keysOf().find('zendesk-1')).toBeDefined();
  });

  it('are never quoted in the log', async () => {
    zendesk.instead = () => new Response('{"name": Jehosaphat Quux}');
    await expect(keysOf().find('zendesk-1')).rejects.toMatchObject({ code: 'keys_unavailable' });
    expect(log).toHaveLength(1);
    expect(JSON.stringify(log)).not.toMatch(/Quux|Jehosa/);
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

  it('are asked for again a second after a failed cold start', async () => {
    const keys = keysOf();
    zendesk.instead = () => new Response('', { status: 503 });
    await expect(keys.find('zendesk-1')).rejects.toMatchObject({ code: 'keys_unavailable' });
    zendesk.instead = null;
    await expect(keys.find('zendesk-1')).rejects.toMatchObject({ code: 'keys_unavailable' });
    clock += 1_000;
    expect(await keys.find('zendesk-1')).toBeDefined();
  });

  it('are given up after five seconds of silence', async () => {
    const patience = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(patience.signal);
    const silent: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
        queueMicrotask(() => patience.abort(new DOMException('too late', 'TimeoutError')));
      });
    const keys = helpCenterKeysOf(zendesk, Date.now, (entry) => log.push(entry), silent);
    await expect(keys.find('zendesk-1')).rejects.toMatchObject({ code: 'keys_unavailable' });
    expect(timeout).toHaveBeenCalledWith(5_000);
    timeout.mockRestore();
    expect(JSON.stringify(log)).toContain('no answer within 5000 ms');
  });

  it.each([
    ['of another kind', { kty: 'EC', kid: 'zendesk-1', crv: 'P-256', x: 'a', y: 'b' }],
    ['a symmetric one', { kty: 'oct', kid: 'zendesk-1', k: 'c2VjcmV0' }],
    ['without a kid', { ...first.jwk, kid: undefined }],
    ['of 1,024 bits', createSigningKey('zendesk-1', { modulusLength: 1_024 }).jwk],
    ['null', null],
  ])('do not include one that is %s', async (_, odd) => {
    zendesk.keys = [odd, second.jwk];
    const keys = keysOf();
    expect(await keys.find('zendesk-1')).toBeUndefined();
    expect(await keys.find('zendesk-2')).toBeDefined();
  });
});

/** A body of zeros that never ends. */
function endless(): ReadableStream<Uint8Array> {
  return new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(16_384)) });
}
