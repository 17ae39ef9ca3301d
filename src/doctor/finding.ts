/** How grave it is: `failure` breaks sign-in or lets strangers in; `warning` will bite one day. */
export type FindingStatus = 'ok' | 'warning' | 'failure' | 'skipped';

/** What the doctor says about one thing it looked at. */
export interface Finding {
  /** Stable, for machines: `cors-wildcard`. */
  readonly check: string;
  readonly subject: 'endpoint' | 'theme';
  readonly status: FindingStatus;
  /** What is looked at, in a few words. */
  readonly title: string;
  /** What was found. Never a token, a secret, an e-mail address or a name. */
  readonly found: string;
  /** The address, or file and line. */
  readonly where: string;
  /** Why it matters, and how to mend it: said of warnings and failures. */
  readonly why: string;
  readonly mend: string;
}

/** What a check finds; the rest of the `Finding` is known before. */
export interface Outcome {
  readonly status: FindingStatus;
  readonly found: string;
}

export const ok = (found: string): Outcome => ({ status: 'ok', found });
export const warning = (found: string): Outcome => ({ status: 'warning', found });
export const failure = (found: string): Outcome => ({ status: 'failure', found });
export const skipped = (found: string): Outcome => ({ status: 'skipped', found });
