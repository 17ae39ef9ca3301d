// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { helpCenterUser, john } from '../browser/snippet/people.js';
import { onAPage } from './on-a-page.js';

const johns = helpCenterUser(john).identifier;
const inMemory = () => JSON.parse(localStorage.getItem('guide-messaging-auth') ?? 'null');
const remember = (shared: unknown) =>
  localStorage.setItem('guide-messaging-auth', JSON.stringify(shared));

/** John has signed out; this page is the first anonymous one. Returns the calls of `zE`. */
async function openAnonymousPage(zE?: (...call: unknown[]) => unknown) {
  onAPage({ endpoint: 'https://jwt.example.com/messaging', proof: 'none', signedIn: 'false' });
  remember([johns, johns]);
  const calls: unknown[] = [];
  Object.assign(window, {
    zE: (...call: unknown[]) => {
      if (call[0] === 'messenger') calls.push(call[1]);
      return zE?.(...call);
    },
    HelpCenter: { user: helpCenterUser(null) },
  });
  await import('../../snippet/main.js');
  return calls;
}

const messenger = (area: unknown) => (area === 'messenger:on' ? () => {} : undefined);

describe('a logout that is due', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is forgotten at once when the messenger took it', async () => {
    expect(await openAnonymousPage(messenger)).toEqual(['logoutUser']);
    await vi.advanceTimersByTimeAsync(1);
    expect(inMemory()).toBeNull();
  });

  it('is remembered while it is not known whether it reached the messenger', async () => {
    await openAnonymousPage();
    await vi.advanceTimersByTimeAsync(8000);
    expect(inMemory()).toEqual([false, johns]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(inMemory()).toBeNull();
  });

  it('is given to a function that takes the place of a placeholder, and remembered until then', async () => {
    await openAnonymousPage();
    await vi.advanceTimersByTimeAsync(8000);
    const logout = vi.fn(messenger);
    Object.assign(window, { zE: logout });
    await vi.advanceTimersByTimeAsync(1100);
    expect(logout).toHaveBeenCalledWith('messenger', 'logoutUser');
    await vi.advanceTimersByTimeAsync(1000);
    expect(inMemory()).toBeNull();
  });

  it.each([
    ['somebody else', ['amina', 'amina']],
    ['the same user again', [johns, johns]],
  ])('does not erase that another tab has logged in %s meanwhile', async (_who, shared) => {
    await openAnonymousPage();
    await vi.advanceTimersByTimeAsync(1000);
    remember(shared);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(inMemory()).toEqual(shared);
  });
});
