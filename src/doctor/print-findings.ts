import type { Terminal } from '../terminal/index.js';
import type { Finding, FindingStatus } from './finding.js';

const MARKS: Readonly<Record<FindingStatus, string>> = {
  ok: '✓',
  warning: '!',
  failure: '✗',
  skipped: '·',
};
const WORDS: Readonly<Record<FindingStatus, string>> = {
  ok: 'ok',
  warning: 'warning',
  failure: 'FAILURE',
  skipped: 'skipped',
};

/** Prints findings: with marks and colours for people, else in plain words. */
export function printFindings(terminal: Terminal, findings: readonly Finding[]): void {
  for (const finding of findings) terminal.print(linesOf(finding, terminal).join('\n'));
  terminal.print(summaryOf(findings));
}

function linesOf(finding: Finding, { colours, isForPeople }: Terminal): string[] {
  const { status, title, found, where, check, why, mend } = finding;
  const paint = {
    ok: colours.green,
    warning: colours.yellow,
    failure: colours.red,
    skipped: colours.dim,
  };
  const mark = isForPeople ? paint[status](MARKS[status]) : `${WORDS[status]}:`;
  const first = `${mark} ${title}: ${found} ${colours.dim(`[${check}]`)}`;
  if (status === 'ok' || status === 'skipped') return [first];
  return [first, `    where: ${where}`, `    why:   ${why}`, `    mend:  ${mend}`];
}

/** `3 failures, 1 warning, 20 in order, 4 skipped.` */
function summaryOf(findings: readonly Finding[]): string {
  const counts = countFindings(findings);
  const parts = [
    `${counts.failure} failure${counts.failure === 1 ? '' : 's'}`,
    `${counts.warning} warning${counts.warning === 1 ? '' : 's'}`,
    `${counts.ok} in order`,
    `${counts.skipped} skipped`,
  ];
  return `${parts.join(', ')}.`;
}

export function countFindings(findings: readonly Finding[]): Record<FindingStatus, number> {
  const counts = { ok: 0, warning: 0, failure: 0, skipped: 0 };
  for (const { status } of findings) counts[status] += 1;
  return counts;
}
