import type { Role } from '../identity/index.js';
import { TokenEndpointProblem } from '../problem.js';

/**
 * Lets only these roles pass; all of them without a list. Somebody without a role has none of them.
 *
 * @throws {TokenEndpointProblem} `role_not_allowed`
 */
export function refuseRole(roles: readonly Role[] | undefined, role: Role | undefined): void {
  if (roles && (role === undefined || !roles.includes(role))) {
    throw new TokenEndpointProblem('role_not_allowed');
  }
}
