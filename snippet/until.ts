/** Lets time pass: milliseconds. */
export const pause = (time: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, time));

/**
 * Waits for something that does not report when it comes, if it ever does: `window.zE`.
 *
 * Looks again after pauses that grow by a tenth, up to one second: it reacts soon to what comes
 * soon, and costs next to nothing on a page where it never comes.
 *
 * @throws what `there` throws
 */
export const until = async (there: () => unknown): Promise<void> => {
  for (let time = 20; !there(); await pause(time)) if (time < 900) time *= 1.1;
};
