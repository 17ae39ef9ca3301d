import type { Finding } from '../finding.js';
import { isHtml } from './endpoint-likeness.js';
import { type Evidence, firstUnclear, type Group, type Swapped, type Tried } from './evidence.js';
import { STRANGER } from './ways-to-ask.js';

export type AccessVerdict =
  /** Somebody without a valid proof of their own gets a token. */
  | 'open'
  /** A valid proof was accepted, and everything else refused in every shape. */
  | 'safe'
  /** Everything was refused; something that the reason names could not be tried. */
  | 'safe-as-far-as-tested'
  /** What was refused proves nothing. */
  | 'could-not-be-tested'
  | 'not-a-token-endpoint';

/** Who gets a token from an endpoint: the doctor's most important sentence. */
export interface Access {
  readonly verdict: AccessVerdict;
  /** Fits behind the verdict and a colon. */
  readonly reason: string;
}

export const ACCESS_WORDS: Readonly<Record<AccessVerdict, string>> = {
  open: 'open',
  safe: 'safe',
  'safe-as-far-as-tested': 'safe as far as could be tested',
  'could-not-be-tested': 'could not be tested',
  'not-a-token-endpoint': 'this does not answer like a token endpoint',
};

/**
 * Weighs the evidence: one token for the wrong person opens; only what was compared in full is safe.
 *
 * @param findings of all checks: where a valid proof was accepted, the decisive ones must be `ok`
 */
export function accessOf(evidence: Evidence, findings: readonly Finding[]): Access {
  const { unproved, swapped, proved } = evidence;
  const given = unproved.find(({ came }) => came.kind === 'token');
  if (given) return { verdict: 'open', reason: `a token for ${GROUP_WORDS[given.group]}` };
  if (swapped.some(takesOthersIdentity)) {
    return { verdict: 'open', reason: 'with one valid proof, a token for anybody' };
  }
  const unclear = firstUnclear([...unproved, ...swapped]);
  if (unclear) return { verdict: 'could-not-be-tested', reason: unclear };
  const unlike = findings.find(
    ({ check, verdict }) => check === 'answers-as-endpoint' && verdict === 'problem',
  );
  if (unlike) return { verdict: 'not-a-token-endpoint', reason: unlike.found };
  if (proved.kind === 'accepted') return accessWithProof(findings);
  if (proved.kind === 'refused') {
    const reason = 'the valid proof was refused too, so a refusal proves nothing';
    return { verdict: 'could-not-be-tested', reason };
  }
  const lacking =
    proved.kind === 'expired' ? 'the proof given had expired' : 'no valid proof given';
  return unproved.some(isPlainRefusal)
    ? { verdict: 'safe-as-far-as-tested', reason: lacking }
    : {
        verdict: 'could-not-be-tested',
        reason: `${lacking}, and nothing was refused with status 401 or 403`,
      };
}

function accessWithProof(findings: readonly Finding[]): Access {
  const undecided = findings.find(
    ({ decisive, verdict }) => decisive && verdict === 'could-not-tell',
  );
  return undecided
    ? { verdict: 'safe-as-far-as-tested', reason: undecided.found }
    : { verdict: 'safe', reason: 'a token for a valid proof, and for nothing else' };
}

const GROUP_WORDS: Readonly<Record<Group, string>> = {
  'no-proof': 'somebody without any proof',
  'odd-request': 'a request that no client makes',
  'known-person': 'a known person, without any proof',
  'proof-unsigned': 'a proof that nobody signed',
  'proof-forged': 'a proof with a forged signature',
  'proof-algorithm': 'a proof signed with HS256',
  'proof-expired': 'an expired proof',
};

/** Whether a token with the other person's names is for that other person. */
export function takesOthersIdentity({ came }: Swapped): boolean {
  if (came.kind !== 'token') return false;
  const { external_id: id, email } = came.token.payload;
  return id === STRANGER.id || email === STRANGER.email;
}

/** A refusal of the person: not to a wrong request or a foreign origin, not a firewall's. */
function isPlainRefusal({ group, came }: Tried): boolean {
  if (came.kind !== 'no-token' || group === 'odd-request') return false;
  const { status } = came.answer;
  return status === 401 || (status === 403 && !isHtml(came.answer));
}
