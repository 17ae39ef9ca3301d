import { commands } from '../../src/commands/index.js';

/** Every command with every option, as `--help` lists them. */
export function commandReference(): string {
  return commands
    .map(({ name, summary, options }) =>
      [
        `**\`${name}\`** – ${summary}.`,
        '',
        '| option | does |',
        '| --- | --- |',
        ...options.map(
          ({ flag, summary, values = [] }) =>
            `| \`${flag}\` | ${[summary, ...values.map(({ value, meaning }) => `\`${value}\`: ${meaning}`)].join('<br>')} |`,
        ),
      ].join('\n'),
    )
    .join('\n\n');
}
