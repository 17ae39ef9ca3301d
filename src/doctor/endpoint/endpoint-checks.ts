import { cookieChecks } from './checks/cookies.js';
import { corsChecks } from './checks/cors.js';
import { proofChecks } from './checks/proofs.js';
import { latencyCheck, reachabilityChecks } from './checks/reachability.js';
import { requestChecks } from './checks/requests.js';
import { tokenChecks } from './checks/token.js';
import type { EndpointCheck } from './endpoint-check.js';

/** All that is checked of a token endpoint, in order: also the specification of one. */
export const endpointChecks: readonly EndpointCheck[] = [
  ...reachabilityChecks,
  ...corsChecks,
  ...cookieChecks,
  ...requestChecks,
  ...proofChecks,
  ...tokenChecks,
  latencyCheck,
];
