import { printableLines, type Terminal } from '../terminal/index.js';
import { ACCESS_WORDS, type Access } from './endpoint/index.js';
import type { Finding } from './finding.js';

/** What one run of the doctor found. */
export interface Report {
  /** Who gets a token; `null` where no endpoint was examined. */
  readonly access: Access | null;
  readonly findings: readonly Finding[];
}

/** How many findings of each kind there are. */
export interface Summary {
  readonly ok: number;
  readonly errors: number;
  readonly warnings: number;
  readonly couldNotTell: number;
}

type Kind = 'ok' | 'warning' | 'error' | 'could-not-tell';
const kindOf = (found: Finding): Kind =>
  found.verdict === 'problem' ? found.severity : found.verdict;

export function summaryOf(findings: readonly Finding[]): Summary {
  const count = (kind: Kind) => findings.filter((found) => kindOf(found) === kind).length;
  return {
    ok: count('ok'),
    errors: count('error'),
    warnings: count('warning'),
    couldNotTell: count('could-not-tell'),
  };
}

/**
 * The exit code of `doctor`.
 *
 * @param acceptCouldNotTell from `--accept-could-not-tell`, for scripts that have no proof to give
 * @returns 1 where there is an error, or any problem with what decides about who gets a token; 3
 *   where nothing is wrong, but something that decides could not be told; else 0
 */
export function exitCodeOf(findings: readonly Finding[], acceptCouldNotTell: boolean): 0 | 1 | 3 {
  const isWrong = findings.some(
    (found) => kindOf(found) === 'error' || (found.decisive && found.verdict === 'problem'),
  );
  if (isWrong) return 1;
  const isUntold = findings.some(
    ({ decisive, verdict }) => decisive && verdict === 'could-not-tell',
  );
  return isUntold && !acceptCouldNotTell ? 3 : 0;
}

const MARKS: Readonly<Record<Kind, string>> = {
  ok: '✓',
  warning: '!',
  error: '✗',
  'could-not-tell': '?',
};
const WORDS: Readonly<Record<Kind, string>> = {
  ok: 'ok',
  warning: 'warning',
  error: 'ERROR',
  'could-not-tell': 'could not tell',
};

/** Prints a report: with marks and colours for people, else in plain words. */
export function printReport(terminal: Terminal, { access, findings }: Report): void {
  const print = (text: string) => terminal.print(printableLines(text));
  for (const [index, found] of findings.entries()) {
    // Many checks often lack the same thing: it is printed once, after the last of them.
    const isSaid = isAlike(found, findings[index + 1]);
    print(linesOf(found, terminal, isSaid).join('\n'));
  }
  print(countsOf(summaryOf(findings)));
  if (access) print(accessLine(access, terminal));
}

/** Whether the next finding could not be told either, for want of the same. */
const isAlike = (found: Finding, next: Finding | undefined): boolean =>
  found.verdict === 'could-not-tell' && next?.verdict === found.verdict && next.fix === found.fix;

function linesOf(
  found: Finding,
  { colours, isForPeople }: Terminal,
  isSaidLater: boolean,
): string[] {
  const kind = kindOf(found);
  const paint = {
    ok: colours.green,
    warning: colours.yellow,
    error: colours.red,
    'could-not-tell': colours.cyan,
  }[kind];
  const mark = isForPeople ? paint(MARKS[kind]) : `${WORDS[kind]}:`;
  const first = `${mark} ${found.title}: ${found.found} ${colours.dim(`[${found.check}]`)}`;
  if (kind === 'ok' || isSaidLater) return [first];
  if (kind === 'could-not-tell') return [first, `    to tell: ${found.fix}`];
  return [first, `    where: ${found.where}`, `    why:   ${found.why}`, `    fix:   ${found.fix}`];
}

/** `3 errors, 1 warning, 20 ok, 4 could not be told.` */
function countsOf({ ok, errors, warnings, couldNotTell }: Summary): string {
  const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;
  return `${plural(errors, 'error')}, ${plural(warnings, 'warning')}, ${ok} ok, ${couldNotTell} could not be told.`;
}

/** The doctor's most important sentence, and its last. */
function accessLine({ verdict, reason }: Access, { colours }: Terminal): string {
  const paint =
    verdict === 'safe'
      ? colours.green
      : verdict === 'open' || verdict === 'not-a-token-endpoint'
        ? colours.red
        : colours.cyan;
  return `Who gets a token: ${paint(ACCESS_WORDS[verdict])} (${reason}).`;
}
