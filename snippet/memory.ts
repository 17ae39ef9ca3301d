/** `sessionStorage` keeps the token, for this tab; `localStorage` who is logged in, for all tabs. */
type Area = 'sessionStorage' | 'localStorage';

/** The name under which both keep it. */
export const MEMORY = 'guide-messaging-auth';

/** Reads what is kept; nothing where the browser forbids it (merely naming the area may throw). */
export function recall(area: Area): string | null {
  try {
    return window[area].getItem(MEMORY);
  } catch (_) {
    return null;
  }
}

/** Keeps it, where the browser has room for it and allows it. */
export function remember(area: Area, value: string): void {
  try {
    window[area].setItem(MEMORY, value);
  } catch (_) {}
}

export function forget(area: Area): void {
  try {
    window[area].removeItem(MEMORY);
  } catch (_) {}
}
