import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hasColours, withProgress } from '../../src/terminal/index.js';
import { recordingTerminal } from './recording-terminal.js';

describe('colours', () => {
  it.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { TERM: 'dumb' }, false],
  ])('terminal %s with %o: %s', (isTerminal, environment, expected) => {
    expect(hasColours(isTerminal, environment)).toBe(expected);
  });
});

describe('progress', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const lasting = (seconds: number) => () =>
    new Promise<string>((resolve) => setTimeout(() => resolve('done'), seconds * 1000));

  it('is silent about what takes less than a second', async () => {
    const terminal = recordingTerminal();
    const work = withProgress(terminal, 'Asking', lasting(0.9));
    await vi.runAllTimersAsync();
    expect(await work).toBe('done');
    expect(terminal.noted).toEqual([]);
  });

  it('is printed once where there is no terminal', async () => {
    const terminal = recordingTerminal();
    const work = withProgress(terminal, 'Asking', lasting(3.5));
    await vi.advanceTimersByTimeAsync(3500);
    await work;
    expect(terminal.noted).toEqual(['Asking …']);
  });

  it('counts seconds on a terminal, and cleans up', async () => {
    const lines: string[] = [];
    const terminal = { ...recordingTerminal(), rewriteLine: (text: string) => lines.push(text) };
    const work = withProgress(terminal, 'Asking', lasting(2.5));
    await vi.advanceTimersByTimeAsync(2500);
    await work;
    expect(lines).toEqual(['Asking … 1 s', 'Asking … 2 s', '']);
  });
});
