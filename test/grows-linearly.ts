/**
 * How much longer some work takes on eight times the input: about 8 where it is linear, about 64
 * where it is quadratic. The best of three runs each, unless one is clearly linear already; and never
 * less than what a busy machine adds by itself, so that only work that really takes long can be found
 * slow.
 *
 * @param work on an input of about this many characters
 * @param size of the small input; eight times of it should take quadratic work half a second
 */
export function growth(work: (size: number) => unknown, size: number): number {
  const small = Math.max(
    LEAST,
    quickest(() => work(size)),
  );
  return (
    quickest(
      () => work(8 * size),
      (duration) => duration / small < CLEARLY_LINEAR,
    ) / small
  );
}

/** Milliseconds. */
const LEAST = 5;

/** Between linear and quadratic, with room for whatever else the machine does. */
export const CLEARLY_LINEAR = 28;

/** In processor time, which does not count what the machine gives to others meanwhile. */
function quickest(work: () => unknown, isEnough = (_duration: number) => false): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3 && !isEnough(best); run++) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}
