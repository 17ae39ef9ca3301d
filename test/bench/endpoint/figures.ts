/** A goal, and what the bench measured. */
export interface Goal {
  readonly what: string;
  readonly goal: string;
  readonly measured: string;
  readonly isMet: boolean;
}

export function goalsTable(goals: readonly Goal[]): string {
  return markdownTable(
    ['measured', 'goal', 'result'],
    goals.map(({ what, goal, measured, isMet }) => [
      what,
      goal,
      isMet ? measured : `${measured} (missed)`,
    ]),
  );
}

/** The first column is text, the others are figures. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(['---', ...head.slice(1).map(() => '---:')]), ...rows.map(line)].join(
    '\n',
  );
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
