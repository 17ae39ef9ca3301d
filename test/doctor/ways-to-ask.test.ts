import { describe, expect, it } from 'vitest';
import { forgedProofs } from '../../src/doctor/endpoint/forged-proofs.js';
import { EVERYWHERE, PROOF_PLACES, STRANGER } from '../../src/doctor/endpoint/ways-to-ask.js';
import { KEYS } from './sample-account.js';

describe('a forged proof in every place', async () => {
  const forgeries = await forgedProofs(KEYS);

  it.each(forgeries.map(({ words, jwt }) => [words, jwt] as const))(
    '%s: leaves room in the head of the request',
    (_, jwt) => {
      for (const way of [...EVERYWHERE, ...PROOF_PLACES]) {
        const { headers = {}, query = {} } = way.question(STRANGER, { jwt });
        const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
        const address = new URLSearchParams(query).toString();
        // nginx: large_client_header_buffers 4 8k; Node: 16 KiB for all of it.
        for (const line of [...lines, address]) expect(line.length).toBeLessThan(8000);
        expect([...lines, address].join('\r\n').length).toBeLessThan(15_000);
      }
    },
  );
});
