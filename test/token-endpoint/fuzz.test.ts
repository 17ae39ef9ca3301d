import { beforeAll, describe, expect, it } from 'vitest';
import { type FuzzReport, fuzz } from './fuzz.js';

describe('2,000 hostile requests', () => {
  // Another one each time; the failure names it, and the long run takes it as its argument.
  const seed = Date.now() % 1_000_000;
  let report: FuzzReport;

  beforeAll(async () => {
    report = await fuzz(2_000, seed);
  });

  it('get neither a token nor a 5xx', () => {
    expect(report.failures, `seed ${seed}`).toEqual([]);
    expect(report.requests).toBe(2_000);
  });

  it('reach every gate', () => {
    expect(Object.keys(report.codes)).toEqual(
      expect.arrayContaining([
        'malformed_body',
        'body_too_large',
        'proof_missing',
        'proof_malformed',
        'proof_algorithm',
        'keys_unavailable',
        'proof_signature',
        'proof_expired',
        'origin_not_allowed',
        'unsupported_media_type',
        'method_not_allowed',
        'not_found',
      ]),
    );
  });

  it('do not make it ask Zendesk again and again', () => {
    expect(report.keyRequests).toBeLessThanOrEqual(2);
  });
});
