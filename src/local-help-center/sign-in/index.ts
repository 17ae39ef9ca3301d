import type { Account } from '../account/index.js';
import type { Part } from '../server/index.js';
import { signInRoutes } from './sign-in-routes.js';

/** Signing in and out of the Help Center. */
export function signIn(account: Account): Part {
  return { routes: signInRoutes(account) };
}
