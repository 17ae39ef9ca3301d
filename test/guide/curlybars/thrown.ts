/** What a function throws, which must be of the class; fails the test otherwise. */
export function thrown<E>(run: () => unknown, expected: abstract new (...args: never[]) => E): E {
  try {
    run();
  } catch (error) {
    if (error instanceof expected) return error;
    throw error;
  }
  throw new Error(`Nothing was thrown; expected ${expected.name}.`);
}
