import type { ProblemCode } from './problem.js';

/**
 * What the endpoint reports about its work. There is no field for a token, a secret, an e-mail
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
      readonly event:
        | 'warning'
        | 'keys'
        | 'zendesk-api'
        | 'session'
        | 'identify'
        | 'start'
        | 'stop'
        | 'error';
      readonly level: 'info' | 'warn' | 'error';
      /** In the endpoint's own words: nothing of a request, and nothing of another server's answer. */
      readonly message: string;
      /**
       * What your `identify` threw. It may contain anything, so the endpoint's own logs leave it
       * out; a `log` function of yours decides.
       */
      readonly cause?: unknown;
    };

/** Where log entries go. It must not throw. */
export type Log = (entry: LogEntry) => void;

/**
 * The same log, which receives each message at most once a minute: what goes wrong with every
 * request should be read, and not fill the disk.
 *
 * @param now - the clock, in milliseconds
 */
export function onceAMinute(log: Log, now: () => number): Log {
  const last = new Map<string, number>();
  return (entry) => {
    if (entry.event === 'request') return log(entry);
    const before = last.get(entry.message);
    if (before !== undefined && now() - before < 60_000) return;
    if (last.size > 100) last.clear();
    last.set(entry.message, now());
    log(entry);
  };
}
