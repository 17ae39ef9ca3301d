import { type ReadToken, readToken } from './read-token.js';
import { type Answer, type Question, send } from './send.js';

/** What the doctor is told about an endpoint. */
export interface EndpointDetails {
  readonly endpoint: string;
  /** An origin that may ask: `https://help.example.com`. */
  readonly origin?: string | undefined;
  /** The key id that tokens must name. */
  readonly kid?: string | undefined;
  /** The shared secret, to check signatures. */
  readonly secret?: string | undefined;
  /** A Help Center JWT of somebody who is signed in; it lives a few minutes. */
  readonly helpCenterJwt?: string | undefined;
}

/** Milliseconds: when an answer is slow, and when nobody waits for it any more. */
export interface Patience {
  readonly slow: number;
  readonly timeout: number;
}

/** The snippet waits 8 s; a visitor notices a second. */
export const SNIPPETS_PATIENCE: Patience = { slow: 1000, timeout: 8000 };

/** One visit to an endpoint. The same question is asked once, however many checks look at it. */
export interface Visit extends EndpointDetails {
  readonly patience: Patience;
  /** @throws Unanswered */
  ask(question: Question): Promise<Answer>;
  /** How long each answer took, in milliseconds, up to now. */
  readonly durations: readonly number[];
  /** The answer to somebody with a good proof; `null` where none was given. */
  withProof(): Promise<Answer | null>;
  /** A token to look at: given for the proof, else one that was given to a stranger. */
  token(): Promise<ReadToken | null>;
}

/** Whom the doctor pretends to be, with nothing to prove it. */
export const STRANGER = {
  external_id: 'guide-messaging-auth-doctor',
  user_email: 'doctor@example.com',
  user_name: 'Doctor',
} as const;

export function startVisit(details: EndpointDetails, patience: Patience): Visit {
  const asked = new Map<string, Promise<Answer>>();
  const durations: number[] = [];
  const { origin, helpCenterJwt } = details;

  const ask = (question: Question): Promise<Answer> => {
    const whole = { ...(origin === undefined ? {} : { origin }), ...question };
    const key = JSON.stringify(whole);
    const answer = asked.get(key) ?? send(details.endpoint, whole, patience.timeout);
    if (!asked.has(key)) {
      asked.set(key, answer);
      answer.then(({ ms }) => durations.push(ms)).catch(() => {});
    }
    return answer;
  };
  const withProof = async (): Promise<Answer | null> =>
    helpCenterJwt === undefined
      ? null
      : ask({ body: JSON.stringify({ ...STRANGER, help_center_jwt: helpCenterJwt }) });

  return {
    ...details,
    patience,
    ask,
    durations,
    withProof,
    async token() {
      return readToken((await withProof()) ?? (await ask({ body: JSON.stringify(STRANGER) })));
    },
  };
}
