import type { ProblemCode } from './problem.js';

/** One request and its answer, as the parts of the endpoint pass it along. */
export interface Exchange {
  /** Also the `X-Request-Id` of the answer. */
  readonly id: string;
  readonly address: string | undefined;
  /** The CORS headers of the answer: none until the origin has been found in the list. */
  cors: Readonly<Record<string, string>>;
  code: ProblemCode | 'ok';
}
