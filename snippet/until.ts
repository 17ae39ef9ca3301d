/**
 * Waits for something of which nobody tells when it comes, if it ever does: `window.zE`.
 *
 * Looks again after pauses that grow by a tenth: soon there when it comes soon, and next to no work
 * on a page where it never does.
 */
export const until = <Thing>(there: () => Thing): Promise<NonNullable<Thing>> =>
  new Promise((resolve) => {
    let pause = 20;
    const look = () => {
      const thing = there();
      pause *= 1.1;
      if (thing) resolve(thing);
      else setTimeout(look, pause);
    };
    look();
  });
