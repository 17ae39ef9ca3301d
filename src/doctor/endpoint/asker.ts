import type { JWK } from 'jose';
import type { Proof } from '../../token-endpoint/proofs-and-roles.js';
import { type Answer, type Question, sendQuestion } from './send-question.js';
import type { ProofKind } from './ways-to-ask.js';

/** A valid proof of somebody who is signed in. */
export interface ValidProof {
  readonly kind: ProofKind;
  /** A JWT, or a `Cookie` header. */
  readonly value: string;
}

/** What the caller knows about an endpoint. */
export interface EndpointDetails {
  readonly endpoint: string;
  /** An origin that may ask: `https://help.example.com`. */
  readonly origin?: string | undefined;
  /** The key id that tokens must name. */
  readonly kid?: string | undefined;
  /** The shared secret, to check signatures. */
  readonly secret?: string | undefined;
  /** A proof that the endpoint should accept; a Help Center JWT lives a few minutes. */
  readonly proof?: ValidProof | undefined;
  /** A proof of the same kind that was valid once: a JWT that has expired, an ended session. */
  readonly expiredProof?: string | undefined;
  /** The keys by which valid JWTs are signed: public, so an attacker has them too. */
  readonly keys?: readonly JWK[] | undefined;
  /** How visitors prove who they are, where it is known without a proof. */
  readonly proofKind?: Proof | undefined;
  /** Asks instead of the platform's `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** Milliseconds: when an answer is slow, and when nobody waits for it any longer. */
export interface TimeLimits {
  readonly slow: number;
  readonly timeout: number;
}

/** The snippet waits 8 s; a visitor notices a second. */
export const SNIPPET_TIME_LIMITS: TimeLimits = { slow: 1000, timeout: 8000 };

/** Requests that are sent at most, and at most at once. */
const MOST_REQUESTS = 120;
const AT_ONCE = 4;

/** The endpoint asked for a pause (status 429), so this question was not asked. */
export class NotAsked extends Error {
  override readonly name = 'NotAsked';
  constructor() {
    super('not asked: the endpoint limits requests (status 429)');
  }
}

/** Asks an endpoint. The same question is asked once, however many checks look at its answer. */
export interface Asker extends EndpointDetails {
  readonly timeLimits: TimeLimits;
  /**
   * @throws Unanswered
   * @throws NotAsked after the first status 429
   */
  ask(question: Question): Promise<Answer>;
  /** How long each answer took, in milliseconds, up to now. */
  readonly durations: readonly number[];
}

/** Asks at most four questions at once, and none after the first status 429. */
export function askerOf(details: EndpointDetails, timeLimits: TimeLimits): Asker {
  const asked = new Map<string, Promise<Answer>>();
  const durations: number[] = [];
  const { endpoint, origin, fetch = globalThis.fetch } = details;
  let isLimited = false;

  const waiting: (() => void)[] = [];
  let free = AT_ONCE;
  async function inTurn(question: Question): Promise<Answer> {
    if (free === 0) await new Promise<void>((turn) => waiting.push(turn));
    else free -= 1;
    try {
      if (isLimited) throw new NotAsked();
      const answer = await sendQuestion(endpoint, question, timeLimits.timeout, fetch);
      durations.push(answer.ms);
      isLimited ||= answer.status === 429;
      return answer;
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  }

  function ask(question: Question): Promise<Answer> {
    const whole = { ...(origin === undefined ? {} : { origin }), ...question };
    const key = JSON.stringify(whole);
    const known = asked.get(key);
    if (known) return known;
    if (asked.size >= MOST_REQUESTS) throw new Error(`more than ${MOST_REQUESTS} requests`);
    const answer = inTurn(whole);
    // Everyone who awaits it gets its error; when nobody does any longer, the process must not fail.
    answer.catch(() => {});
    asked.set(key, answer);
    return answer;
  }

  return { ...details, timeLimits, ask, durations };
}
