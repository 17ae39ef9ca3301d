import { unguessable } from '../server/index.js';

/** Somebody who has logged in on the website; the id is the website's own. */
export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** The website's own users and sessions, which have nothing to do with Zendesk's. */
export interface Customers {
  /** @returns the session of a customer: known by e-mail, or new */
  logIn(name: string, email: string): string;
  logOut(session: string): void;
  bySession(session: string | undefined): Customer | null;
}

export function createCustomers(): Customers {
  const byEmail = new Map<string, Customer>();
  const sessions = new Map<string, string>();
  return {
    logIn(name, email) {
      const key = email.toLowerCase();
      const id = byEmail.get(key)?.id ?? `customer-${1001 + byEmail.size}`;
      byEmail.set(key, { id, name, email });
      const session = unguessable();
      sessions.set(session, key);
      return session;
    },
    logOut: (session) => void sessions.delete(session),
    bySession: (session) => byEmail.get(sessions.get(session ?? '') ?? '') ?? null,
  };
}
