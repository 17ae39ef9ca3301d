/**
 * What a check comes to. A doctor that could not look reports that: it never calls `ok` what it did not
 * see, nor a problem what it only suspects.
 *
 * Of problems an `error` breaks sign-in or gives anyone access; a `warning` breaks nothing today.
 */
export type Verdict =
  | { readonly verdict: 'ok'; readonly found: string }
  | { readonly verdict: 'problem'; readonly severity: 'error' | 'warning'; readonly found: string }
  | {
      readonly verdict: 'could-not-tell';
      readonly found: string;
      /** What to do so that the doctor can tell; left out where the check's own fix is the same. */
      readonly toTell?: string;
    };

/** What the doctor reports about one thing that it looked at. */
export type Finding = FindingBasics &
  (
    | { readonly verdict: 'ok' | 'could-not-tell' }
    | { readonly verdict: 'problem'; readonly severity: 'error' | 'warning' }
  );

interface FindingBasics {
  /** Stable, for machines: `cors-wildcard`. */
  readonly check: string;
  readonly subject: 'endpoint' | 'theme' | 'account';
  /** What is looked at, in a few words. */
  readonly title: string;
  /** What was found. Never a token, a secret, an e-mail address or a name. */
  readonly found: string;
  /** The address, or file and line. */
  readonly where: string;
  /** Why it matters. */
  readonly why: string;
  /** How to fix a problem; for `could-not-tell`, what to do so that the doctor can tell. */
  readonly fix: string;
  /** Whether it decides about who gets a token: where it could not be told, nothing is cleared. */
  readonly decisive: boolean;
}

/** What is known about a check before it runs. */
export interface CheckWords {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly decisive?: boolean;
}

export const ok = (found: string): Verdict => ({ verdict: 'ok', found });
export const error = (found: string): Verdict => ({ verdict: 'problem', severity: 'error', found });
export const warning = (found: string): Verdict => ({
  verdict: 'problem',
  severity: 'warning',
  found,
});
export const couldNotTell = (found: string, toTell?: string): Verdict => ({
  verdict: 'could-not-tell',
  found,
  ...(toTell === undefined ? {} : { toTell }),
});

/** A check's finding, once it has run. */
export function finding(
  { id, title, why, fix, decisive = false }: CheckWords,
  subject: Finding['subject'],
  where: string,
  verdict: Verdict,
): Finding {
  const basics = { check: id, subject, title, found: verdict.found, where, why, decisive };
  switch (verdict.verdict) {
    case 'ok':
      return { ...basics, verdict: 'ok', fix };
    case 'problem':
      return { ...basics, verdict: 'problem', severity: verdict.severity, fix };
    case 'could-not-tell':
      return { ...basics, verdict: 'could-not-tell', fix: verdict.toTell ?? fix };
  }
}
