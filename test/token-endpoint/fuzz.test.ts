import { beforeAll, describe, expect, it } from 'vitest';
import { type FuzzReport, fuzz } from './fuzz.js';

describe('2,000 hostile requests', () => {
  let report: FuzzReport;

  beforeAll(async () => {
    report = await fuzz(2_000, Date.now() % 1_000_000);
  });

  it('get neither a token nor a 5xx', () => {
    expect(report.failures).toEqual([]);
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
        'proof_key_unknown',
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
