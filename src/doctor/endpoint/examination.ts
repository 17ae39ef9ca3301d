import { type Asker, askerOf, type EndpointDetails, type TimeLimits } from './asker.js';
import { collectEvidence, type Evidence } from './evidence.js';
import type { AnsweredToken } from './tokens-in-answer.js';

/** One examination of an endpoint, as the checks see it. */
export interface EndpointExamination extends Asker {
  /** What the endpoint does for whom; collected when the first check wants it. */
  evidence(): Promise<Evidence>;
  /** All tokens that were given; first the one for the valid proof. */
  tokens(): Promise<readonly AnsweredToken[]>;
}

export function startExamination(
  details: EndpointDetails,
  timeLimits: TimeLimits,
): EndpointExamination {
  const asker = askerOf(details, timeLimits);
  let collected: Promise<Evidence> | undefined;
  const evidence = (): Promise<Evidence> => {
    collected ??= collectEvidence(asker);
    return collected;
  };
  return {
    ...asker,
    evidence,
    async tokens() {
      const { proved, unproved } = await evidence();
      return [
        ...(proved.kind === 'accepted' ? [proved.token] : []),
        ...unproved.flatMap(({ came }) => (came.kind === 'token' ? [came.token] : [])),
      ];
    },
  };
}
