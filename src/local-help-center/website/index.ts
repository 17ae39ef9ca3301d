import type { Account } from '../account/index.js';
import type { IdentityProvider } from '../identity-provider.js';
import type { Part } from '../server/index.js';
import { websiteRoutes } from './website-routes.js';

/** A website next to the Help Center, with users and sessions of its own. */
export function website(account: Account, identityProvider: IdentityProvider): Part {
  return { routes: websiteRoutes(account, identityProvider) };
}
