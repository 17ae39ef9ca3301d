import type { EndpointCheck } from '../endpoint-check.js';
import { cookieChecks } from './cookies.js';
import { corsChecks } from './cors.js';
import { proofChecks } from './proofs.js';
import { latencyCheck, reachabilityChecks } from './reachability.js';
import { requestChecks } from './requests.js';
import { tokenChecks } from './token.js';

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
