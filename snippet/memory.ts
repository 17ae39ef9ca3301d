/** `sessionStorage` keeps the token, for this tab; `localStorage` who is here, for all tabs. */
type Area = 'sessionStorage' | 'localStorage';

/** The name under which both keep it; also the name under which the snippet speaks. */
export const MEMORY = 'guide-messaging-auth';

/** Reads what is kept. Nothing, where it is garbage or the browser forbids to look. */
export const recall = (area: Area): unknown => {
  try {
    // Where storage is forbidden, naming the area is what throws.
    return JSON.parse(window[area].getItem(MEMORY) as string);
  } catch (_) {
    return undefined;
  }
};

/** Keeps a value, where the browser allows it and has room; without one, forgets. */
export const remember = (area: Area, value?: unknown): void => {
  try {
    window[area][value ? 'setItem' : 'removeItem'](MEMORY, JSON.stringify(value));
  } catch (_) {}
};
