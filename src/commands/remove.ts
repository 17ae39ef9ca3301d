import { processTerminal } from '../terminal/index.js';
import type { Command } from './command.js';

export const removeCommand: Command = {
  name: 'remove <theme>',
  summary: 'Take out what add put into a theme, byte for byte',
  options: [
    { flag: '--dry-run', summary: 'Show what would be changed, as a patch, and change nothing' },
    { flag: '--diff', summary: 'Show what is changed, as a patch, and change it' },
    { flag: '--yes', summary: 'Do not ask when the theme has uncommitted changes in git' },
  ],
  examples: ['remove ./my-theme', 'remove ./my-theme --dry-run'],
  async run({ args, flags }) {
    const { editTheme } = await import('./edit-theme.js');
    const { planRemoval } = await import('../theme-editing/index.js');
    return editTheme(
      {
        folder: args[0] ?? '',
        dryRun: flags.dryRun === true,
        diff: flags.diff === true,
        yes: flags.yes === true,
        plan: planRemoval,
        nothingToDo: 'Nothing of this kit is in the theme: nothing to change.',
        done: 'The theme is what it was.',
      },
      processTerminal(),
    );
  },
};
