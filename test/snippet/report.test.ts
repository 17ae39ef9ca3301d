// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { onAPage } from './on-a-page.js';

describe('the report', () => {
  afterEach(() => void vi.restoreAllMocks());

  it('is an event on the document', async () => {
    onAPage();
    const { report } = await import('../../snippet/report.js');
    const heard = vi.fn();
    document.addEventListener('guide-messaging-auth:error', (event) =>
      heard((event as CustomEvent).detail),
    );
    report('error', { code: 'endpoint-0' });
    expect(heard).toHaveBeenCalledWith({ code: 'endpoint-0' });
  });

  it.each([
    ['nothing', 'false', 0],
    ['each step, with data-debug', 'true', 1],
  ])('shows in the console: %s', async (_what, debug, times) => {
    const log = vi.spyOn(console, 'log').mockReturnValue();
    onAPage({ debug });
    const { report } = await import('../../snippet/report.js');
    report('login');
    expect(log).toHaveBeenCalledTimes(times);
  });
});
