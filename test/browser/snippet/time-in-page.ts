/** Time on a page, as a test lets it pass. */
export interface TimeInPage {
  /**
   * Lets up to so many milliseconds pass, and stops early where the page begins a request: on this
   * clock, a slow machine would make the answer late.
   *
   * @returns how many have passed
   */
  pass(milliseconds: number): Promise<number>;
  /** How many requests have no answer yet, once all that has begun has had its turn. */
  openRequests(): Promise<number>;
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
  const timers = new Map<number, { readonly at: number; ring(): void }>();
  let passed = 0;
  let timersSet = 0;
  let requests = 0;
  let open = 0;

  Date.now = () => trueTime() + ahead + passed;
  window.setTimeout = ((handler: (...args: unknown[]) => void, pause = 0, ...args: unknown[]) => {
    timersSet += 1;
    timers.set(timersSet, { at: passed + pause, ring: () => handler(...args) });
    return timersSet;
  }) as typeof setTimeout;
  window.clearTimeout = (timer) => timers.delete(timer as number);

  const counted = async <Result>(answer: Promise<Result>): Promise<Result> => {
    open += 1;
    try {
      return await answer;
    } finally {
      open -= 1;
    }
  };
  const { fetch } = window;
  window.fetch = (...request) => {
    requests += 1;
    return counted(fetch(...request));
  };
  const { text } = Response.prototype;
  Response.prototype.text = function () {
    return counted(text.call(this));
  };

  const turn = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(null);
    });
  const nextUntil = (end: number) => {
    let next: [number, { readonly at: number; ring(): void }] | undefined;
    for (const entry of timers) {
      if (entry[1].at <= end && (!next || entry[1].at < next[1].at)) next = entry;
    }
    return next;
  };

  window.time = {
    async pass(milliseconds) {
      const begin = passed;
      const before = requests;
      for (;;) {
        const next = nextUntil(begin + milliseconds);
        if (!next) break;
        const [timer, { at, ring }] = next;
        timers.delete(timer);
        passed = Math.max(passed, at);
        try {
          ring();
        } catch (error) {
          reportError(error);
        }
        await turn();
        if (requests > before) return passed - begin;
      }
      passed = begin + milliseconds;
      return milliseconds;
    },
    async openRequests() {
      await turn();
      await turn();
      return open;
    },
  };
}
