import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { until } from '../../snippet/until.js';

describe('waiting until something is there', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is over at once when it is', async () => {
    await until(() => 'there');
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    [1000, 150],
    [30_000, 1000],
    [600_000, 1000],
  ])('takes little longer than the thing itself: after %i ms, at most %i', async (comes, late) => {
    let isThere = false;
    let found = 0;
    until(() => isThere).then(() => {
      found = performance.now();
    });
    await vi.advanceTimersByTimeAsync(comes);
    isThere = true;
    const came = performance.now();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(found - came).toBeLessThanOrEqual(late);
    expect(found).toBeGreaterThan(0);
  });

  it('looks once a second, no more, for what does not come for a long time', async () => {
    const look = vi.fn();
    until(look);
    await vi.advanceTimersByTimeAsync(600_000);
    look.mockClear();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(look.mock.calls.length).toBeGreaterThanOrEqual(59);
    expect(look.mock.calls.length).toBeLessThanOrEqual(70);
  });
});
