import { type Finding, failure, type Outcome } from '../finding.js';
import type { EndpointCheck } from './endpoint-check.js';
import { endpointChecks } from './endpoint-checks.js';
import { Unanswered } from './send.js';
import {
  type EndpointDetails,
  type Patience,
  SNIPPETS_PATIENCE,
  startVisit,
  type Visit,
} from './visit.js';

/** Where one of these fails there is nobody to ask anything else. */
const NEEDED_BY_ALL: readonly string[] = ['reachable', 'tls'];

/**
 * Examines a token endpoint by asking it what the snippet, and what an attacker, would ask.
 *
 * @returns a finding for each check, in the order of the specification; where the endpoint does not
 *   answer at all, only that
 */
export async function examineEndpoint(
  details: EndpointDetails,
  patience: Patience = SNIPPETS_PATIENCE,
): Promise<Finding[]> {
  const visit = startVisit(details, patience);
  const findings: Finding[] = [];
  for (const check of endpointChecks) {
    const finding = await examine(check, visit);
    findings.push(finding);
    if (finding.status === 'failure' && NEEDED_BY_ALL.includes(check.id)) break;
  }
  return findings;
}

async function examine(check: EndpointCheck, visit: Visit): Promise<Finding> {
  const { id, title, why, mend } = check;
  const outcome = await outcomeOf(check, visit);
  const { origin, pathname } = new URL(visit.endpoint);
  return { check: id, subject: 'endpoint', title, ...outcome, where: origin + pathname, why, mend };
}

async function outcomeOf(check: EndpointCheck, visit: Visit): Promise<Outcome> {
  try {
    return await check.run(visit);
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    return failure(error.message);
  }
}
