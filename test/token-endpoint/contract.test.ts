import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from './ask.js';
import { bundleWorker } from './bundle-worker.js';
import { CONTRACT } from './contract-cases.js';
import { environmentOf } from './environment-of.js';
import { RUNTIMES, type RunningEndpoint } from './runtimes.js';
import { createSigningKey, JOHN } from './signing-key.js';
import { startZendesk, type ZendeskStandIn } from './zendesk-stand-in.js';

describe.each(RUNTIMES)('the contract of the token endpoint on $name', ({ start }) => {
  const key = createSigningKey('zendesk-1');
  let zendesk: ZendeskStandIn;
  let endpoint: RunningEndpoint;

  beforeAll(async () => {
    zendesk = await startZendesk(key);
    endpoint = await start(environmentOf(zendesk));
  });
  afterAll(async () => {
    await endpoint?.close();
    await zendesk?.close();
  });

  it.each(CONTRACT)('$name', async ({ request, holds }) => {
    holds(await ask(endpoint.url, request(key)));
  });

  it('asks Zendesk for its keys once', async () => {
    await Promise.all(
      Array.from({ length: 20 }, () =>
        ask(endpoint.url, { body: { help_center_jwt: key.token() } }),
      ),
    );
    expect(zendesk.asks('keys.json')).toBe(1);
  });
});

describe.each(RUNTIMES)('a cold start on $name', ({ start }) => {
  it('answers many at once and asks for the keys once', async () => {
    const key = createSigningKey('zendesk-1');
    const zendesk = await startZendesk(key);
    const endpoint = await start(environmentOf(zendesk));
    try {
      const many = Array.from({ length: 100 }, () =>
        ask(endpoint.url, { body: { help_center_jwt: key.token(JOHN) } }),
      );
      // One user asks a hundred times: some are let through, the rest must wait.
      const codes = new Set((await Promise.all(many)).map(({ code }) => code));
      expect([...codes].sort()).toEqual(['ok', 'too_many_requests']);
      expect(zendesk.asks('keys.json')).toBe(1);
    } finally {
      await endpoint.close();
      await zendesk.close();
    }
  });
});

describe('the worker', () => {
  it('is less than 100 kB', async () => {
    const bytes = Buffer.byteLength(await bundleWorker());
    console.info(`the bundled worker has ${bytes} bytes`);
    expect(bytes).toBeLessThan(100_000);
  });
});
