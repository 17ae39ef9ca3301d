import { readFile } from 'node:fs/promises';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TestVectors, testVectors } from '../../src/doctor/test-vectors.js';
import { createTokenEndpoint } from '../../src/token-endpoint/index.js';

const file = new URL('../../src/doctor/test-vectors.json', import.meta.url);
const published: TestVectors = JSON.parse(await readFile(file, 'utf8'));

describe('the test vectors in the package', () => {
  it('are what the script makes', async () => {
    expect(published).toEqual(await testVectors());
  });

  describe('asked of this kit’s endpoint', () => {
    beforeAll(() => {
      vi.useFakeTimers({ toFake: ['Date'], now: published.now * 1000 });
    });
    afterAll(() => {
      vi.useRealTimers();
    });

    // A new one for each: an endpoint that has just asked for the keys does not ask again.
    const newEndpoint = () =>
      createTokenEndpoint({
        proof: 'help-center-jwt',
        zendeskUrl: 'https://example.zendesk.com',
        messagingKeyId: published.endpoint.messaging_key_id,
        messagingSecret: published.endpoint.messaging_secret,
        allowedOrigins: ['https://help.example.com'],
        fetch: async () => Response.json(published.keys),
      });

    it.each(published.vectors.map((vector) => [vector.name, vector] as const))(
      '%s: gets the expected answer',
      async (_, { request, expected }) => {
        const url = 'https://jwt.example.com/messaging';
        const response = await newEndpoint()(new Request(url, { method: 'POST', ...request }));
        expect(response.status).toBe(expected.status);
        if (!expected.token) return;
        const token = await response.text();
        expect(decodeProtectedHeader(token)).toMatchObject(expected.token.header);
        expect(decodeJwt(token)).toMatchObject(expected.token.payload);
      },
    );
  });
});
