// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recall, remember } from '../../snippet/memory.js';

describe.each(['localStorage', 'sessionStorage'] as const)('memory in %s', (area) => {
  beforeEach(() => window[area].clear());
  afterEach(() => vi.restoreAllMocks());

  it('recalls what was remembered', () => {
    remember(area, { jwt: 'x', until: 7 });
    expect(recall(area)).toEqual({ jwt: 'x', until: 7 });
  });

  it('forgets without a value, and leaves nothing behind', () => {
    remember(area, 'somebody');
    remember(area);
    expect(window[area].length).toBe(0);
  });

  it.each(['{', 'undefined', ''])('takes the garbage %j for nothing', (garbage) => {
    window[area].setItem('guide-messaging-auth', garbage);
    expect(recall(area)).toEqual([]);
  });

  it('survives storage that is full', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(() => remember(area, 'somebody')).not.toThrow();
  });

  it('survives storage that is forbidden', () => {
    vi.spyOn(window, area, 'get').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    remember(area, 'somebody');
    expect(recall(area)).toEqual([]);
  });
});
