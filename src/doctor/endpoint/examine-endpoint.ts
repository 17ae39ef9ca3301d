import { couldNotTell, error, type Finding, finding, type Verdict } from '../finding.js';
import { type Access, accessOf } from './access.js';
import { type EndpointDetails, NotAsked, SNIPPET_TIME_LIMITS, type TimeLimits } from './asker.js';
import { endpointChecks } from './checks/index.js';
import type { EndpointCheck } from './endpoint-check.js';
import { type EndpointExamination, startExamination } from './examination.js';
import { Unanswered } from './send-question.js';

/** What the doctor reports about an endpoint. */
export interface EndpointReport {
  readonly access: Access;
  /** One for each check, in the order of the specification. */
  readonly findings: readonly Finding[];
}

/** Where one of these finds an error there is no token endpoint to ask anything else. */
const NEEDED_BY_ALL: readonly string[] = ['reachable', 'tls', 'answers-as-endpoint'];

/**
 * Examines a token endpoint by asking it what the snippet, other clients and attackers would ask: at
 * most 120 requests, at most four at once, and none after the first status 429. What an endpoint answers,
 * and that it does not answer, are findings.
 *
 * @param details the endpoint, and what it is asked with: an origin, a valid proof, a secret
 * @returns a finding for each check, in the order of the specification; where no token endpoint
 *   answers, only what was found up to that
 * @throws TypeError when `endpoint` is not a URL
 *
 * @example
 * ```ts
 * import { examineEndpoint } from 'guide-messaging-auth';
 *
 * const { access, findings } = await examineEndpoint({
 *   endpoint: 'https://jwt.example.com/messaging',
 *   origin: 'https://help.example.com',
 * });
 * ```
 */
export async function examineEndpoint(
  details: EndpointDetails,
  timeLimits: TimeLimits = SNIPPET_TIME_LIMITS,
): Promise<EndpointReport> {
  const examination = startExamination(details, timeLimits);
  const findings: Finding[] = [];
  for (const check of endpointChecks) {
    const found = await examine(check, examination);
    findings.push(found);
    if (isError(found) && NEEDED_BY_ALL.includes(found.check)) break;
  }
  return { access: await weigh(examination, findings), findings };
}

async function weigh(
  examination: EndpointExamination,
  findings: readonly Finding[],
): Promise<Access> {
  const last = findings.at(-1);
  if (last && isError(last) && last.check !== 'answers-as-endpoint') {
    return { verdict: 'could-not-be-tested', reason: last.found };
  }
  return accessOf(await examination.evidence(), findings);
}

const isError = (found: Finding): boolean =>
  found.verdict === 'problem' && found.severity === 'error';

async function examine(check: EndpointCheck, examination: EndpointExamination): Promise<Finding> {
  const { origin, pathname } = new URL(examination.endpoint);
  return finding(check, 'endpoint', origin + pathname, await verdictOf(check, examination));
}

async function verdictOf(check: EndpointCheck, examination: EndpointExamination): Promise<Verdict> {
  try {
    return await check.run(examination);
  } catch (failure) {
    if (failure instanceof NotAsked) {
      return couldNotTell(failure.message, 'Wait until the limit is over, then run this again.');
    }
    if (!(failure instanceof Unanswered)) throw failure;
    return NEEDED_BY_ALL.includes(check.id)
      ? error(failure.message)
      : couldNotTell(failure.message, 'Run this again when the endpoint answers.');
  }
}
