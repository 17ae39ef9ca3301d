import { createServer as createTlsServer } from 'node:https';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { type EndpointDetails, examineEndpoint, type Finding } from '../../src/doctor/index.js';
import { selfSignedCertificate } from '../../src/local-help-center/server/https/self-signed-certificate.js';
import { FAULTY, trustsEverybody } from './faulty-endpoints.js';
import { johnsProof, KID, ORIGIN, ourEndpoint, SECRET } from './sample-account.js';
import { type Handler, withEndpoint } from './with-endpoint.js';

const everything = async (endpoint: string): Promise<EndpointDetails> => ({
  endpoint,
  origin: ORIGIN,
  kid: KID,
  secret: SECRET,
  helpCenterJwt: await johnsProof(),
});

const examine = (handler: Handler, details: Partial<EndpointDetails> = {}): Promise<Finding[]> =>
  withEndpoint(handler, async (url) => examineEndpoint({ ...(await everything(url)), ...details }));

const notInOrder = (findings: readonly Finding[]) =>
  findings
    .filter(({ status }) => status !== 'ok')
    .map(({ check, status, found }) => `${status} ${check}: ${found}`);

describe('doctor on this kit’s endpoint', () => {
  it('finds everything in order', async () => {
    expect(notInOrder(await examine(ourEndpoint()))).toEqual([]);
  });

  it('skips what it cannot look at without a proof, and says what to give', async () => {
    const findings = await examine(ourEndpoint(), { helpCenterJwt: undefined });
    const skipped = findings.filter(({ status }) => status === 'skipped');
    expect(skipped.map(({ found }) => found)).toContain(
      'no proof to send: give --help-center-jwt-file',
    );
    expect(findings.filter(({ status }) => status === 'failure')).toEqual([]);
  });

  it('tells a proof that has expired from an endpoint that refuses good ones', async () => {
    const findings = await examine(ourEndpoint(), { helpCenterJwt: await johnsProof(-600) });
    expect(findings.find(({ check }) => check === 'proof-accepted')).toMatchObject({
      status: 'failure',
      found: 'status 401; but the proof given had expired: fetch a new one',
    });
  });

  it('skips CORS without an origin', async () => {
    const findings = await examine(ourEndpoint(), { origin: undefined });
    expect(findings.find(({ check }) => check === 'cors-origin')?.status).toBe('skipped');
  });
});

describe('doctor on an endpoint with one fault', () => {
  it.each(FAULTY)('%s', async (_, handler, check, status) => {
    const findings = await examine(handler);
    expect(notInOrder(findings).map((line) => line.split(':')[0])).toContain(`${status} ${check}`);
    // Whatever is wrong: no token, no secret and nobody's address is repeated.
    expect(JSON.stringify(findings)).not.toMatch(/eyJ|john\.smith|sample-secret/);
  });
});

describe('doctor on the article’s endpoint', () => {
  it('tells it for what it is', async () => {
    const findings = await examine(trustsEverybody, { kid: undefined, helpCenterJwt: undefined });
    const proof = findings.find(({ check }) => check === 'proof-required');
    expect(proof?.status).toBe('failure');
    expect(proof?.found).toMatch(/the article’s endpoint, which trusts everybody/);
    expect(proof?.mend).toMatch(/Help Center JWT/);
  });

  it('finds its other faults without a proof', async () => {
    const findings = await examine(trustsEverybody, { helpCenterJwt: undefined });
    const failures = findings.filter(({ status }) => status === 'failure');
    expect(failures.map(({ check }) => check)).toEqual([
      'cors-wildcard',
      'error-detail',
      'proof-required',
      'proof-unsigned',
      'proof-forged',
      'proof-algorithm',
      'token-kid',
    ]);
  });
});

describe('doctor on an endpoint that does not answer', () => {
  const only = async (endpoint: string, timeout = 8000) => {
    const findings = await examineEndpoint({ endpoint }, { slow: 1000, timeout });
    expect(findings.filter(({ status }) => status === 'failure')).toHaveLength(1);
    const last = findings.at(-1);
    return `${last?.status} ${last?.check}: ${last?.found}`;
  };

  it('nothing listens', async () => {
    const url = await withEndpoint(
      () => new Response(),
      async (address) => address,
    );
    expect(await only(url)).toBe('failure reachable: nothing listens there (ECONNREFUSED)');
  });

  it('no such name', async () => {
    expect(await only('https://does-not-exist.invalid/messaging')).toMatch(
      /^failure reachable: (there is no server of that name|the name could not be looked up)/,
    );
  });

  it('no answer in time', () =>
    withEndpoint(
      () => new Promise<Response>(() => {}),
      async (url) => {
        expect(await only(url, 50)).toBe('failure reachable: no answer within 0.05 s');
      },
    ));

  it('an answer that is not HTTP', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.end('SSH-2.0-OpenSSH_9\r\n');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    try {
      expect(await only(`http://127.0.0.1:${port}/`)).toMatch(
        /^failure reachable: the answer is not HTTP/,
      );
      expect(await only(`https://127.0.0.1:${port}/`)).toMatch(
        /^failure tls: it does not speak TLS/,
      );
    } finally {
      server.close();
    }
  });

  it('a certificate that nobody trusts', async () => {
    const { cert, key } = selfSignedCertificate(
      'localhost',
      new Date(),
      new Date(Date.now() + 3_600_000),
    );
    const server = createTlsServer({ cert, key }, (_, response) => response.end());
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    try {
      expect(await only(`https://127.0.0.1:${port}/`)).toBe(
        'failure tls: its certificate is signed by itself (DEPTH_ZERO_SELF_SIGNED_CERT)',
      );
    } finally {
      server.close();
    }
  });

  it('slow answers are a warning', () =>
    withEndpoint(ourEndpoint(), async (url) => {
      const findings = await examineEndpoint({ endpoint: url }, { slow: -1, timeout: 8000 });
      expect(findings.at(-1)).toMatchObject({ check: 'latency', status: 'warning' });
    }));
});
