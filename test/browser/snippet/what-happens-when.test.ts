import { expect, it } from 'vitest';
import { faultCases } from './fault-cases.js';
import { whatHappensWhen } from './what-happens-when.js';

it('describes every case of the fault suite', () => {
  const table = whatHappensWhen();
  for (const { when, happens } of faultCases) {
    expect(table).toContain(when);
    expect(table).toContain(happens);
  }
});
