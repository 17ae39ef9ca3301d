/** `sessionStorage` keeps the token, for this tab; `localStorage` who is here, for all tabs. */
type Area = typeof TAB | 'localStorage';

export const TAB = 'sessionStorage';

/** The name under which both keep it; also the name that the snippet's events begin with. */
export const MEMORY = 'guide-messaging-auth';

/** Returns what a function returns, or nothing if it throws. */
// biome-ignore lint/suspicious/noConfusingVoidType: a `return` in the `catch` costs bytes
export const attempt = <Result>(run: () => Result): Result | void => {
  try {
    return run();
  } catch (_) {}
};

/** Reads what is kept. An empty list, if there is nothing, or garbage, or the browser forbids to look. */
export const recall = (area: Area): unknown =>
  // Where storage is forbidden, naming the area is what throws.
  attempt(() => JSON.parse(window[area].getItem(MEMORY) as string)) || [];

/** Keeps a value, if the browser allows it and has room; without one, forgets. */
export const remember = (area: Area, value?: unknown): void =>
  attempt(() => window[area][value ? 'setItem' : 'removeItem'](MEMORY, JSON.stringify(value)));
