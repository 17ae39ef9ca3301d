// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answerRequests, onAPage } from './on-a-page.js';

onAPage();
const { request } = await import('../../snippet/request.js');

const asIs = (text: string) => text;

/** The outcome as a value, when all pauses have passed. */
async function outcomeOf(asked: Promise<unknown>): Promise<unknown> {
  const outcome = asked.catch((code) => ({ failed: code }));
  await vi.runAllTimersAsync();
  return outcome;
}

describe('a request', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('returns what was made of the answer', async () => {
    answerRequests({ body: 'hello' });
    expect(await outcomeOf(request('zendesk', '/x', (text) => text.length))).toBe(5);
  });

  it.each(['with', 'without'])('gives up after 8 s, %s AbortSignal.timeout', async (which) => {
    if (which === 'without') vi.stubGlobal('AbortSignal', {});
    const signals: AbortSignal[] = [];
    vi.stubGlobal('fetch', (_url: string, { signal }: { signal: AbortSignal }) => {
      signals.push(signal);
      return new Promise((_, reject) => signal.addEventListener('abort', reject));
    });
    request('zendesk', '/x', asIs).catch(() => {});
    await vi.advanceTimersByTimeAsync(7999);
    expect(signals[0]?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(signals[0]?.aborted).toBe(true);
    await vi.advanceTimersByTimeAsync(60_000);
  });

  it('reports each answer', async () => {
    const heard = vi.fn();
    document.addEventListener('guide-messaging-auth:zendesk-500', heard);
    document.addEventListener('guide-messaging-auth:zendesk-200', heard);
    answerRequests({ status: 500, body: '' }, { body: 'at last' });
    await outcomeOf(request('zendesk', '/x', asIs));
    expect(heard.mock.calls.map(([{ type }]) => type)).toEqual([
      'guide-messaging-auth:zendesk-500',
      'guide-messaging-auth:zendesk-200',
    ]);
  });

  it.each([400, 401, 403, 404, 429])('does not try again after %i', async (status) => {
    const requests = answerRequests({ status, body: '' });
    expect(await outcomeOf(request('endpoint', '/x', asIs))).toEqual({
      failed: { code: `endpoint-${status}` },
    });
    expect(requests).toHaveLength(1);
  });

  it.each([500, 502, 503])('tries three times at %i', async (status) => {
    const requests = answerRequests({ status, body: '' });
    expect(await outcomeOf(request('zendesk', '/x', asIs))).toEqual({
      failed: { code: `zendesk-${status}` },
    });
    expect(requests).toHaveLength(3);
  });

  it('tries three times without an answer', async () => {
    const requests = answerRequests(new TypeError('Failed to fetch'));
    expect(await outcomeOf(request('endpoint', '/x', asIs))).toEqual({
      failed: { code: 'endpoint-0' },
    });
    expect(requests).toHaveLength(3);
  });

  it('takes the answer of a later try', async () => {
    answerRequests(
      new TypeError('Failed to fetch'),
      { status: 500, body: '' },
      { body: 'at last' },
    );
    expect(await outcomeOf(request('endpoint', '/x', asIs))).toBe('at last');
  });

  it('does not try again when the answer is not what it should be', async () => {
    const requests = answerRequests({ body: '<html>' });
    expect(await outcomeOf(request('endpoint', '/x', JSON.parse))).toEqual({
      failed: { code: 'endpoint-200' },
    });
    expect(requests).toHaveLength(1);
  });

  it('makes longer pauses each time, never twice the same', async () => {
    const pauses = vi.spyOn(globalThis, 'setTimeout');
    answerRequests({ status: 500, body: '' });
    await outcomeOf(request('zendesk', '/x', asIs));
    const delays = pauses.mock.calls.map(([, delay]) => delay ?? 0);
    const [first = 0, second = 0] = delays.filter((delay) => delay !== 8000);
    expect([first >= 1000 && first < 2000, second >= 2000 && second < 4000]).toEqual([true, true]);
  });
});
