import { recall, remember } from './memory';

/** A user, by a key that is never an e-mail address or a name. */
export type Key = string;

/** Somebody is signed in. Who, is not known before the page is parsed. */
export const SOMEBODY = true;
/** Nobody is signed in, or the user has left. */
export const NOBODY = false;

/** Whose page this is, in one of three states. */
export type Owner = Key | typeof SOMEBODY | typeof NOBODY;

/** What the tabs of this browser know together. */
export type Shared = [
  /** Whose the newest page is. */
  here?: Owner | null,
  /** As whom the widget is logged in. Still there after a sign-out, until a logout has worked. */
  held?: Owner | null,
];

export const shared = (): Shared => recall('localStorage') as Shared;

export const share = (here?: Owner | null, held?: Owner | null): void =>
  remember('localStorage', (here || held) && [here, held]);
