import { FINDING_CODES } from './finding.js';

/** Every finding and what it finds, as a table of Markdown: the README's list. */
export function findingsTable(): string {
  const rows = Object.entries(FINDING_CODES).map(
    ([code, finds]) => `| \`${code}\` | ${finds.replaceAll('|', '\\|')} |`,
  );
  return ['| code | finds |', '| --- | --- |', ...rows].join('\n');
}
