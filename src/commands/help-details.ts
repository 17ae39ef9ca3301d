import type { Command } from './command.js';

/**
 * What `--help` shows below a command's options: what their values mean, which environment variables
 * the command reads, and examples.
 *
 * @param program the name of the binary
 */
export function helpDetails(
  program: string,
  { options, environment = [], environmentOf, examples }: Command,
): string {
  const values = options.flatMap(({ flag, values = [] }) =>
    values.length === 0
      ? []
      : [`Values of ${flag.split(' ')[0]}:`, ...table(values.map((v) => [v.value, v.meaning]))],
  );
  const variables = environment.map(({ name, summary }) => [name, summary] as const);
  const reader = environmentOf === undefined ? '' : ` that ${environmentOf} reads`;
  return [
    ...section(values),
    ...section(
      variables.length === 0
        ? []
        : [`Environment variables${reader} (also from .env in this folder):`, ...table(variables)],
    ),
    ...section(['Examples:', ...examples.map((example) => `  $ ${program} ${example}`)]),
  ].join('\n');
}

const section = (lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', ...lines];

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, meaning]) => `  ${name.padEnd(width)}  ${meaning}`);
}
