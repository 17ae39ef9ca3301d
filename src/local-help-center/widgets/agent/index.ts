import type { Account } from '../../account/index.js';
import type { Part } from '../../server/index.js';
import type { Messaging } from '../messenger/index.js';
import { agentRoutes } from './agent-routes.js';

/** The agent's side: the page on which conversations arrive and are answered. */
export function agentSide(account: Account, messaging: Messaging): Part {
  return { routes: agentRoutes(account, messaging) };
}
