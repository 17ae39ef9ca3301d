import type { CheckWords, Verdict } from '../finding.js';
import type { EndpointExamination } from './examination.js';

/** One thing that a token endpoint has to do: a check, and a paragraph of its specification. */
export interface EndpointCheck extends CheckWords {
  /** What is sent, for the specification. */
  readonly request: string;
  /** What has to come back, for the specification. */
  readonly requirement: string;
  /**
   * @throws Unanswered when the endpoint gives no answer
   * @throws NotAsked after a status 429
   */
  run(examination: EndpointExamination): Promise<Verdict> | Verdict;
}

/** What to do where a check lacks a valid proof. */
export const GIVE_PROOF =
  'Give a valid proof: --help-center-jwt-file, --id-token-file or --cookie-file.';
