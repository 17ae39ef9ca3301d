/** A clock that does not move until a test lets it run. Milliseconds. */
export interface VirtualTime {
  setTimeout(callback: () => void, delay: number): void;
  /** Runs what is due, in order, with everything that follows from it. */
  run(milliseconds: number): Promise<void>;
}

export function createVirtualTime(): VirtualTime {
  let now = 0;
  let due: { at: number; callback: () => void }[] = [];
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

  return {
    setTimeout(callback, delay) {
      due.push({ at: now + delay, callback });
    },
    async run(milliseconds) {
      const end = now + milliseconds;
      await settled();
      for (;;) {
        const next = due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        due = due.filter((one) => one !== next);
        now = Math.max(now, next.at);
        next.callback();
        await settled();
      }
      now = end;
    },
  };
}
