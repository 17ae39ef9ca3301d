import { describe, expect, it } from 'vitest';
import { type EndpointDetails, examineEndpoint, exitCodeOf } from '../../src/doctor/index.js';
import {
  ENDED_SESSION,
  johnsIdToken,
  johnsProof,
  KEYS,
  KID,
  ORIGIN,
  SECRET,
  SESSION,
} from './sample-account.js';
import type { Handler } from './with-endpoint.js';
import { type Animal, type ProofKind, ZOO } from './zoo.js';

/** A valid proof and one that was valid once. */
const proofs: Readonly<Record<ProofKind, () => Promise<readonly [string, string]>>> = {
  'help-center-jwt': async () => [await johnsProof(), await johnsProof(-3600)],
  'id-token': async () => [await johnsIdToken(), await johnsIdToken(-3600)],
  cookie: async () => [SESSION, ENDED_SESSION],
};

async function proofDetails(kind: ProofKind): Promise<Partial<EndpointDetails>> {
  const [value, expiredProof] = await proofs[kind]();
  return { proof: { kind, value }, expiredProof };
}

/** Counts requests, and how many there are at once. */
function counted(handler: Handler) {
  const count = { all: 0, now: 0, most: 0 };
  const counting: Handler = async (request) => {
    count.all += 1;
    count.now += 1;
    count.most = Math.max(count.most, count.now);
    try {
      return await handler(request);
    } finally {
      count.now -= 1;
    }
  };
  return { count, counting };
}

async function examine({ endpoint }: Animal, details: Partial<EndpointDetails>) {
  const { count, counting } = counted(endpoint());
  const report = await examineEndpoint({
    endpoint: 'http://jwt.localhost/messaging',
    origin: ORIGIN,
    kid: KID,
    secret: SECRET,
    keys: KEYS,
    // Without sockets, and without signals, which nobody sends here: sixty endpoints are asked a
    // hundred questions each, twice.
    fetch: async (input, init) => counting(new Request(input, { ...init, signal: null })),
    ...details,
  });
  const errors = report.findings.flatMap((found) =>
    found.verdict === 'problem' && found.severity === 'error' ? [found.check] : [],
  );
  return { ...report, errors, count, exitCode: exitCodeOf(report.findings, false) };
}

describe.each(ZOO.map((animal) => [animal.name, animal] as const))('%s', (_, animal) => {
  it(`is ${animal.withoutProof} without a valid proof`, async () => {
    const { access, exitCode, count, findings } = await examine(animal, {});
    expect(access).toMatchObject({ verdict: animal.withoutProof });
    expect(exitCode).not.toBe(0);
    if (animal.withoutProof === 'open') expect(exitCode).toBe(1);
    expect(count.all).toBeLessThanOrEqual(120);
    expect(count.most).toBeLessThanOrEqual(4);
    // Whatever is wrong: no token, no secret and nobody's address is repeated.
    expect(JSON.stringify(findings)).not.toMatch(/eyJ|john\.smith|sample-secret/);
  });

  it(`is ${animal.withProof} with one`, async () => {
    const kind = animal.proof ?? 'help-center-jwt';
    const { access, exitCode, errors, count, findings } = await examine(
      animal,
      await proofDetails(kind),
    );
    expect(access).toMatchObject({ verdict: animal.withProof });
    if (animal.errors) expect(errors).toEqual(expect.arrayContaining([...animal.errors]));
    if (animal.isOpen) expect(exitCode).not.toBe(0);
    else expect(errors.filter((check) => OPENS.includes(check))).toEqual([]);
    expect(count.all).toBeLessThanOrEqual(120);
    expect(count.most).toBeLessThanOrEqual(4);
    expect(JSON.stringify(findings)).not.toMatch(/eyJ|john\.smith|sample-secret|6f1c9e2b7a/);
  });
});

/** Checks that accuse an endpoint of letting somebody in. */
const OPENS: readonly string[] = [
  'proof-required',
  'proof-unsigned',
  'proof-forged',
  'proof-algorithm',
  'proof-expired',
  'proof-decides',
];

describe('the zoo', () => {
  it('has no open endpoint that is cleared, and no safe one that is called open', () => {
    for (const { name, isOpen, withoutProof, withProof } of ZOO) {
      const verdicts = [withoutProof, withProof];
      expect([name, verdicts.includes(isOpen ? 'safe' : 'open')]).toEqual([name, false]);
    }
  });
});
