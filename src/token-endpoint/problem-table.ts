import { PROBLEMS } from './problem.js';

/** Every error code in a Markdown table, for the README. */
export function problemTable(): string {
  const rows = Object.entries(PROBLEMS).map(
    ([code, [status, detail]]) => `| ${status} | \`${code}\` | ${detail} |`,
  );
  return ['| status | code | means |', '| --- | --- | --- |', ...rows].join('\n');
}
