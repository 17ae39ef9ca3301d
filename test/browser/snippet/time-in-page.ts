/** Time on a page, as a test lets it pass. */
export interface TimeInPage {
  /**
   * Lets up to so many milliseconds pass. None passes while an answer is on its way: on this clock,
   * a slow machine would make it late. Where one is long in coming, the test has to look again.
   *
   * @param kept how many requests of this page the script keeps waiting
   * @returns how many milliseconds have passed
   */
  pass(milliseconds: number, kept: number): Promise<number>;
  /** How many requests have no answer yet. */
  openRequests(): number;
}

declare global {
  interface Window {
    time?: TimeInPage;
  }
}

/**
 * Runs in each page before anything else: from here on, timers ring only when the test lets time
 * pass, and `Date.now` follows. A tenth of what Playwright's own clock costs, which is for all pages
 * of a browser context at once, and remembers every step for the next page.
 *
 * @param ahead how many milliseconds the page's clock is ahead of the true one
 */
export function letTheTestTellTheTime(ahead: number): void {
  const trueTime = Date.now;
  const trueTimeout = window.setTimeout;
  const timers = new Map<number, { readonly at: number; ring(): void }>();
  let passed = 0;
  let timersSet = 0;
  let open = 0;

  Date.now = () => trueTime() + ahead + passed;
  window.setTimeout = ((handler: (...args: unknown[]) => void, pause = 0, ...args: unknown[]) => {
    timersSet += 1;
    timers.set(timersSet, { at: passed + pause, ring: () => handler(...args) });
    return timersSet;
  }) as typeof setTimeout;
  window.clearTimeout = (timer) => timers.delete(timer as number);
  // What would not follow: a snippet that begins to use it has to be noticed.
  AbortSignal.timeout = window.setInterval = () => {
    throw new Error('time-in-page.ts does not know this way to wait.');
  };

  const counted = async <Result>(answer: Promise<Result>): Promise<Result> => {
    open += 1;
    try {
      return await answer;
    } finally {
      open -= 1;
    }
  };
  const { fetch } = window;
  window.fetch = (...request) => counted(fetch(...request));
  const { text } = Response.prototype;
  Response.prototype.text = function () {
    return counted(text.call(this));
  };

  /** Lets all that has begun have its turn. */
  const turn = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
  const comesToRest = async (kept: number) => {
    await turn();
    for (let looked = 0; open !== kept; looked += 1) {
      if (looked === 20) return false;
      await new Promise((resolve) => trueTimeout(resolve, 1));
    }
    return true;
  };
  const nextUntil = (end: number) => {
    let next: [number, { readonly at: number; ring(): void }] | undefined;
    for (const entry of timers) {
      if (entry[1].at <= end && (!next || entry[1].at < next[1].at)) next = entry;
    }
    return next;
  };

  window.time = {
    async pass(milliseconds, kept) {
      const begin = passed;
      while (await comesToRest(kept)) {
        const next = nextUntil(begin + milliseconds);
        if (!next) {
          passed = begin + milliseconds;
          break;
        }
        const [timer, { at, ring }] = next;
        timers.delete(timer);
        passed = Math.max(passed, at);
        try {
          ring();
        } catch (error) {
          reportError(error);
        }
      }
      return passed - begin;
    },
    openRequests: () => open,
  };
}
