import fc from 'fast-check';
import { createTokenEndpoint } from '../../src/token-endpoint/index.js';
import { requestOf } from './ask.js';
import { HELP_CENTER, MESSAGING_SECRET } from './environment-of.js';
import { hostileRequests } from './hostile-requests.js';
import { createSigningKey } from './signing-key.js';

/** What became of the hostile requests. */
export interface FuzzReport {
  readonly requests: number;
  /** How many answers had which code. */
  readonly codes: Readonly<Record<string, number>>;
  /** Answers that must not be: a 5xx, a 2xx with a body, a token, a rejection. */
  readonly failures: readonly string[];
  /** Requests for Zendesk's keys that they caused. */
  readonly keyRequests: number;
  /** Heap in use after a tenth of the requests and at the end, in MB. */
  readonly heap: readonly [after10Percent: number, atEnd: number];
}

/** Sends hostile requests to an endpoint in this process, in the order of a seed. */
export async function fuzz(requests: number, seed: number): Promise<FuzzReport> {
  const key = createSigningKey('zendesk-1');
  let keyRequests = 0;
  const endpoint = createTokenEndpoint({
    proof: 'help-center-jwt',
    zendeskUrl: 'https://example.zendesk.com',
    fetch: async () => {
      keyRequests += 1;
      return Response.json({ keys: [key.jwk] });
    },
    messagingKeyId: 'app_5f3e7c0a9b1d',
    messagingSecret: MESSAGING_SECRET,
    allowedOrigins: [HELP_CENTER],
    log: () => {},
  });

  const codes: Record<string, number> = {};
  const failures: string[] = [];
  let sent = 0;
  let early = 0;

  const property = fc.asyncProperty(
    hostileRequests(key, createSigningKey('attacker-1')),
    async (request) => {
      sent += 1;
      if (sent === Math.ceil(requests / 10)) early = heapInUse();
      const response = await endpoint(requestOf(request));
      const text = await response.text();
      const code = /"code":"(\w+)"/.exec(text)?.[1] ?? String(response.status);
      codes[code] = (codes[code] ?? 0) + 1;
      // A forged `kid` right after another one: the keys may not be asked for again yet.
      const waits = code === 'keys_unavailable';
      if ((response.status >= 500 && !waits) || response.status === 200 || text.includes('eyJ')) {
        failures.push(`${response.status} ${text} to ${JSON.stringify(request)}`);
      }
    },
  );
  await fc.assert(property, { numRuns: requests, seed, endOnFailure: true });
  return { requests: sent, codes, failures, keyRequests, heap: [early, heapInUse()] };
}

function heapInUse(): number {
  globalThis.gc?.();
  return Math.round(process.memoryUsage().heapUsed / 100_000) / 10;
}
