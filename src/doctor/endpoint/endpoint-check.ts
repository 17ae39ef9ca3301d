import type { Outcome } from '../finding.js';
import type { Visit } from './visit.js';

/** One thing that a token endpoint has to do: checked by the doctor, and told by its specification. */
export interface EndpointCheck {
  readonly id: string;
  readonly title: string;
  /** What is sent, for the specification. */
  readonly request: string;
  /** What has to come back, for the specification. */
  readonly requirement: string;
  readonly why: string;
  readonly mend: string;
  /** @throws Unanswered when the endpoint gives no answer */
  run(visit: Visit): Promise<Outcome> | Outcome;
}
