import { recall, remember } from './memory';

/** A user, by a key that is never an e-mail address or a name. */
export type Key = string;

/** Somebody is signed in. Who, is not known before the page is parsed. */
export const SOMEBODY = true;
/** Nobody is signed in, or the user has left. */
export const NOBODY = false;

/** Who owns a page, or the widget: one of three states. */
export type Owner = Key | typeof SOMEBODY | typeof NOBODY;

/** What an owner is in memory: `null` or missing where no page has written one. */
export type SharedOwner = Owner | null | undefined;

/** What the tabs of this browser know together. */
export type SharedOwners = [
  /** Whose the newest page is. */
  page?: SharedOwner,
  /** As whom the widget is logged in. Still there after a sign-out, until a logout has worked. */
  widget?: SharedOwner,
];

export const sharedOwners = (): SharedOwners => recall('localStorage') as SharedOwners;

/** Writes what the tabs know. Nothing is kept where neither is anybody's. */
export const shareOwners = (page?: SharedOwner, widget?: SharedOwner): void =>
  remember('localStorage', (page || widget) && [page, widget]);
