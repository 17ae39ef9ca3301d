// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { onAPage } from './on-a-page.js';

describe('the report', () => {
  afterEach(() => void vi.restoreAllMocks());

  const reporter = async (dataset: Record<string, string>) => {
    onAPage(dataset);
    const { readOptions } = await import('../../snippet/options.js');
    readOptions();
    return (await import('../../snippet/report.js')).report;
  };

  it('is an event on the document', async () => {
    const report = await reporter({});
    const heard = vi.fn();
    document.addEventListener('guide-messaging-auth:error', (event) =>
      heard((event as CustomEvent).detail),
    );
    report('error', { code: 'endpoint-0' });
    expect(heard).toHaveBeenCalledWith({ code: 'endpoint-0' });
  });

  it.each([
    ['nothing', 'false', []],
    ['nothing', '', []],
    ['each step, with data-debug', 'true', [['guide-messaging-auth:login']]],
  ])('shows in the console: %s', async (_what, debug, lines) => {
    const log = vi.spyOn(console, 'log').mockReturnValue();
    (await reporter({ debug }))('login');
    expect(log.mock.calls).toEqual(lines);
  });

  it('never shows the messenger’s message: it may quote an e-mail address', async () => {
    const log = vi.spyOn(console, 'log').mockReturnValue();
    const message = 'john.smith@example.com is taken';
    (await reporter({ debug: 'true' }))('error', { code: 'messenger-refused', message });
    expect(JSON.stringify(log.mock.calls)).not.toContain('@');
  });
});
