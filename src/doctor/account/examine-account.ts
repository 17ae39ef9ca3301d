import { couldNotTell, type Finding, finding, type Verdict } from '../finding.js';
import { type AccountCheck, accountChecks } from './account-checks.js';
import { accountEnvironment } from './account-environment.js';
import {
  type AccountDetails,
  type AccountExamination,
  startAccountExamination,
} from './account-examination.js';
import { ZendeskUnanswered } from './ask-zendesk.js';

/**
 * Examines the Zendesk account that the environment of `serve` names, by asking Zendesk itself.
 * Nothing is changed there, and no secret is in what is found.
 *
 * @param details the environment, and a Help Center JWT to look at, if there is one
 * @returns a finding for each check, in the order of the list
 * @throws KitError (usage) when the environment names no account
 *
 * @example
 * ```ts
 * import { examineAccount } from 'guide-messaging-auth';
 *
 * const findings = await examineAccount({ environment: process.env });
 * ```
 */
export async function examineAccount(details: AccountDetails): Promise<Finding[]> {
  const account = accountEnvironment(details.environment);
  const examination = startAccountExamination(account, details);
  const where = new URL(account.accountUrl).host;
  const findings: Finding[] = [];
  for (const check of accountChecks) {
    const verdicts = await verdictsOf(check, examination);
    findings.push(...verdicts.map((verdict) => finding(check, 'account', where, verdict)));
    if (check.id === 'account-exists' && verdicts.some(({ verdict }) => verdict === 'problem'))
      break;
  }
  return findings;
}

async function verdictsOf(
  check: AccountCheck,
  examination: AccountExamination,
): Promise<readonly Verdict[]> {
  try {
    return [await check.run(examination)].flat();
  } catch (failure) {
    if (!(failure instanceof ZendeskUnanswered)) throw failure;
    return [couldNotTell(failure.message, 'Check the network, then run this again.')];
  }
}
