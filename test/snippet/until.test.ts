import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { until } from '../../snippet/until.js';

describe('waiting until something is there', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is over at once when it is', async () => {
    expect(await until(() => 'there')).toBe('there');
  });

  it('takes little longer than the thing itself', async () => {
    let thing: string | undefined;
    let found = 0;
    until(() => thing).then(() => {
      found = performance.now();
    });
    await vi.advanceTimersByTimeAsync(30_000);
    thing = 'there';
    const came = performance.now();
    await vi.advanceTimersByTimeAsync(10_000);
    expect((found - came) / 30_000).toBeLessThan(0.11);
  });

  it('looks ever more rarely for what never comes', async () => {
    const look = vi.fn();
    until(look);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(look.mock.calls.length).toBeLessThan(110);
  });
});
