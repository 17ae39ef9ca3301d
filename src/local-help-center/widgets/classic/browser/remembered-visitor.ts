import type { ClassicState } from './classic-state.js';

const KEY = 'local-classic-widget';

/** The widget keeps the visitor that `identify` named, from page to page, until a logout. */
export function rememberIdentified(visitor: ClassicState['identified']): void {
  try {
    if (visitor) localStorage.setItem(KEY, JSON.stringify(visitor));
    else localStorage.removeItem(KEY);
  } catch {
    // Storage may be switched off; it is then known on this page only.
  }
}

/** @returns whom an earlier page named */
export function rememberedVisitor(): ClassicState['identified'] {
  try {
    const { name, email } = JSON.parse(localStorage.getItem(KEY) ?? 'null') ?? {};
    return typeof name === 'string' && typeof email === 'string' ? { name, email } : null;
  } catch {
    return null;
  }
}
