import type { ProblemCode } from './problem.js';

/**
 * What the endpoint says about its work. There is no field for a token, a secret, an e-mail
 * address, a name, an id of a person, a network address or a path as it was asked for.
 */
export type LogEntry =
  | {
      readonly event: 'request';
      readonly level: 'info' | 'warn' | 'error';
      /** Also the `X-Request-Id` of the answer. */
      readonly id: string;
      readonly method: string;
      /** The route's own path, or `other`. */
      readonly route: string;
      readonly status: number;
      readonly code: ProblemCode | 'ok';
      readonly ms: number;
    }
  | {
      readonly event: 'warning' | 'keys' | 'zendesk-api' | 'start' | 'stop' | 'error';
      readonly level: 'info' | 'warn' | 'error';
      readonly message: string;
    };

/** Where log entries go. It must not throw. */
export type Log = (entry: LogEntry) => void;
