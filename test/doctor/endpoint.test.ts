import { createServer as createTlsServer } from 'node:https';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import {
  type EndpointDetails,
  type EndpointReport,
  examineEndpoint,
  exitCodeOf,
  type Finding,
} from '../../src/doctor/index.js';
import { selfSignedCertificate } from '../../src/local-help-center/server/https/self-signed-certificate.js';
import { FAULTY, trustsEverybody } from './faulty-endpoints.js';
import { johnsProof, KEYS, KID, ORIGIN, ourEndpoint, SECRET } from './sample-account.js';
import { type Handler, withEndpoint } from './with-endpoint.js';

const everything = async (): Promise<Partial<EndpointDetails>> => ({
  origin: ORIGIN,
  kid: KID,
  secret: SECRET,
  keys: KEYS,
  proof: { kind: 'help-center-jwt', value: await johnsProof() },
  expiredProof: await johnsProof(-3600),
});

/** A busy machine is slow; what is asserted here is something else. */
const PATIENT = { slow: Number.POSITIVE_INFINITY, timeout: 60_000 };

const report = (
  handler: Handler,
  details: Partial<EndpointDetails> = {},
): Promise<EndpointReport> =>
  withEndpoint(handler, async (endpoint) =>
    examineEndpoint({ endpoint, ...(await everything()), ...details }, PATIENT),
  );
const examine = async (...call: Parameters<typeof report>): Promise<readonly Finding[]> =>
  (await report(...call)).findings;

/** `error cors-wildcard: …`, `could-not-tell proof-accepted: …`. */
const line = (found: Finding): string =>
  `${found.verdict === 'problem' ? found.severity : found.verdict} ${found.check}: ${found.found}`;
const notOk = (findings: readonly Finding[]) =>
  findings.filter(({ verdict }) => verdict !== 'ok').map(line);
const errors = (findings: readonly Finding[]) =>
  notOk(findings).filter((text) => text.startsWith('error '));

describe('doctor on this kit’s endpoint', () => {
  it('finds everything in order, and reports that it is safe', async () => {
    const { access, findings } = await report(ourEndpoint());
    expect(notOk(findings)).toEqual([]);
    expect(access.verdict).toBe('safe');
    expect(exitCodeOf(findings, false)).toBe(0);
  });

  it('clears nothing without a proof, and reports what to give', async () => {
    const findings = await examine(ourEndpoint(), { proof: undefined, expiredProof: undefined });
    expect(errors(findings)).toEqual([]);
    expect(findings.filter(({ decisive }) => decisive).map(({ verdict }) => verdict)).toEqual(
      Array(7).fill('could-not-tell'),
    );
    const required = findings.find(({ check }) => check === 'proof-required');
    expect(required?.fix).toMatch(/--help-center-jwt-file/);
    expect(exitCodeOf(findings, false)).toBe(3);
    expect(exitCodeOf(findings, true)).toBe(0);
  });

  it('clears nothing without the account’s keys, and reports what to give', async () => {
    const { access, findings } = await report(ourEndpoint(), { keys: undefined });
    expect(notOk(findings)).toEqual([
      expect.stringMatching(/^could-not-tell proof-algorithm: .*the public keys .* are not known/),
    ]);
    expect(access.verdict).toBe('safe-as-far-as-tested');
  });

  it('takes a proof that has expired for what it is', async () => {
    const { access, findings } = await report(ourEndpoint(), {
      proof: { kind: 'help-center-jwt', value: await johnsProof(-600) },
      expiredProof: undefined,
    });
    expect(findings.map(line)).toContain(
      'could-not-tell proof-accepted: the proof given had expired',
    );
    expect(access).toEqual({
      verdict: 'safe-as-far-as-tested',
      reason: 'the proof given had expired',
    });
  });

  it('cannot tell about CORS without an origin', async () => {
    const findings = await examine(ourEndpoint(), { origin: undefined });
    expect(findings.find(({ check }) => check === 'cors-origin')).toMatchObject({
      verdict: 'could-not-tell',
      fix: expect.stringContaining('--origin'),
    });
  });

  it('finds an address that a public Help Center’s visitors cannot reach', async () => {
    const findings = await examine(ourEndpoint(), { origin: 'https://help.example.com' });
    expect(notOk(findings)).toContain(
      'warning public-address: 127.0.0.1 is private, and https://help.example.com is public',
    );
  });
});

describe('doctor on an endpoint with one fault', () => {
  it.each(FAULTY)('%s', async (_, handler, check, severity) => {
    const { findings } = await examineEndpoint({
      endpoint: 'http://jwt.localhost/messaging',
      fetch: async (input, init) => handler(new Request(input, { ...init, signal: null })),
      ...(await everything()),
    });
    expect(notOk(findings).map((text) => text.split(':')[0])).toContain(`${severity} ${check}`);
    // Whatever is wrong: no token, no secret and nobody's address is repeated.
    expect(JSON.stringify(findings)).not.toMatch(/eyJ|john\.smith|sample-secret/);
  });
});

describe('doctor on the article’s endpoint', () => {
  it('reports what it is', async () => {
    const { access, findings } = await report(trustsEverybody, {
      kid: undefined,
      proof: undefined,
    });
    const proof = findings.find(({ check }) => check === 'proof-required');
    expect(proof).toMatchObject({ verdict: 'problem', severity: 'error' });
    expect(proof?.found).toMatch(
      /for anybody that one claims to be, as the article’s endpoint does/,
    );
    expect(proof?.fix).toMatch(/Help Center JWT/);
    expect(access).toEqual({
      verdict: 'open',
      reason: 'a token for somebody without any proof',
    });
  });

  it('finds its other faults without a proof', async () => {
    const findings = await examine(trustsEverybody, { proof: undefined, expiredProof: undefined });
    expect(errors(findings).map((text) => text.split(/[ :]/)[1])).toEqual([
      'cors-wildcard',
      'error-detail',
      'proof-required',
      'proof-unsigned',
      'proof-forged',
      'proof-algorithm',
      'proof-expired',
      'token-kid',
      'token-external-id',
    ]);
  });
});

describe('doctor on an endpoint that does not answer', () => {
  const only = async (endpoint: string, timeout = 8000) => {
    const { access, findings } = await examineEndpoint({ endpoint }, { slow: 1000, timeout });
    expect(errors(findings)).toHaveLength(1);
    expect(access.verdict).toBe('could-not-be-tested');
    return errors(findings)[0];
  };

  it('nothing listens', async () => {
    const url = await withEndpoint(
      () => new Response(),
      async (address) => address,
    );
    expect(await only(url)).toBe('error reachable: nothing listens there (ECONNREFUSED)');
  });

  it('no such name', async () => {
    expect(await only('https://does-not-exist.invalid/messaging')).toMatch(
      /^error reachable: (there is no server of that name|the name could not be looked up)/,
    );
  });

  it('no answer in time', () =>
    withEndpoint(
      () => new Promise<Response>(() => {}),
      async (url) => {
        expect(await only(url, 50)).toBe('error reachable: no answer within 0.05 s');
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
      expect(await only(`http://127.0.0.1:${port}/`)).toBe(
        'error reachable: the answer is not HTTP',
      );
      expect(await only(`https://127.0.0.1:${port}/`)).toMatch(/^error tls: it does not speak TLS/);
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
        'error tls: its certificate is signed by itself (DEPTH_ZERO_SELF_SIGNED_CERT)',
      );
    } finally {
      server.close();
    }
  });

  it('slow answers are a warning', () =>
    withEndpoint(ourEndpoint(), async (url) => {
      const { findings } = await examineEndpoint({ endpoint: url }, { slow: -1, timeout: 8000 });
      expect(findings.at(-1)).toMatchObject({ check: 'latency', severity: 'warning' });
    }));
});
