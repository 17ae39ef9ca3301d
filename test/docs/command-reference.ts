import { commands } from '../../src/commands/index.js';

/** Every command with every option, as `--help` says them. */
export function commandReference(): string {
  return commands
    .map(({ name, summary, options }) =>
      [
        `**\`${name}\`** – ${summary}.`,
        '',
        '| option | does |',
        '| --- | --- |',
        ...options.map(({ flag, summary }) => `| \`${flag}\` | ${summary} |`),
      ].join('\n'),
    )
    .join('\n\n');
}
