const KEY = 'local-messenger-session';

/** The session's token, kept in this browser so that it outlives the page. */
export interface RememberedSession {
  get(): string | null;
  set(token: string | null): void;
  /** Takes over what another tab remembered meanwhile; returns whether there was anything. */
  reread(): boolean;
  /** `zE("messenger:set", "cookies", false)`: forget it, and keep the next one in this page only. */
  allow(storage: boolean): void;
  /** Calls the listener when another tab logged in or out. */
  onChangeElsewhere(listener: () => void): void;
}

export function rememberedSession(): RememberedSession {
  let token = read();
  let allowed = true;

  /** @param before what this tab remembered until now; what another tab did stays */
  const keep = (before: string | null): void => {
    try {
      if (token && allowed) localStorage.setItem(KEY, token);
      else if (read() === before) localStorage.removeItem(KEY);
    } catch {
      // Storage may be switched off; the session then lasts as long as the page.
    }
  };

  return {
    get: () => token,
    set(next) {
      const before = token;
      token = next;
      keep(before);
    },
    reread() {
      const stored = allowed ? read() : null;
      if (!stored || stored === token) return false;
      token = stored;
      return true;
    },
    allow(storage) {
      allowed = storage;
      keep(token);
    },
    onChangeElsewhere(listener) {
      addEventListener('storage', ({ key, newValue }) => {
        if (key !== KEY || !allowed || newValue === token) return;
        token = newValue;
        listener();
      });
    },
  };
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
