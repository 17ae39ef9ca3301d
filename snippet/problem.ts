/** Stable names of what can go wrong: part of the snippet's contract, listed in the README. */
export type ProblemCode =
  | 'signed-out'
  | 'user-changed'
  | 'no-help-center-jwt'
  | 'zendesk-unavailable'
  | 'endpoint-unavailable'
  | 'endpoint-refused'
  | 'endpoint-answer'
  | 'login-refused'
  | 'unexpected';

/** The detail of a `guide-messaging-auth:error` event. Never holds a token, an e-mail or a name. */
export interface Problem {
  code: ProblemCode;
  /** The HTTP status; 0 when there was no answer. */
  status?: number;
  /** `Retry-After` of a 429, or the messenger's reason for refusing a login. */
  reason?: string | null;
  /** For the console, where only an administrator can mend it: what to do. */
  advice?: string;
}
