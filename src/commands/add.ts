import { optionFlags, readOptions } from '../config/index.js';
import { pathWarning } from '../endpoint-url.js';
import { signInOptionNames } from '../sign-in-options.js';
import { processTerminal } from '../terminal/index.js';
import type { Command } from './command.js';

const OPTIONS = [...signInOptionNames, 'widget'] as const;

export const addCommand: Command = {
  name: 'add <theme>',
  summary: 'Put the head block and its settings into a theme that you have',
  options: [
    ...optionFlags(...OPTIONS),
    { flag: '--inline', summary: 'Write the options into the block; the theme gets no settings' },
    {
      flag: '--replace-legacy',
      summary: 'Take out an older snippet that asks users/me ("remove" restores it)',
    },
    { flag: '--dry-run', summary: 'Show what would be changed, as a patch, and change nothing' },
    { flag: '--diff', summary: 'Show what is changed, as a patch, and change it' },
    { flag: '--yes', summary: 'Do not ask when the theme has uncommitted changes in git' },
  ],
  examples: [
    'add ./my-theme --endpoint https://jwt.example.com/messaging',
    'add ./my-theme --endpoint https://jwt.example.com/messaging --dry-run',
    'add ./my-theme --endpoint https://jwt.example.com/messaging --inline --replace-legacy',
  ],
  async run({ args, flags }) {
    const options = await readOptions(OPTIONS, flags);
    const inline = flags.inline === true;
    const terminal = processTerminal();
    const warning = pathWarning(options.endpoint);
    if (warning) terminal.note(`Warning: --endpoint: ${warning}`);
    const { headBlock, settingsAttributes, textAttributes } = await import(
      '../head-block/index.js'
    );
    const { additionNotes, planAddition } = await import('../theme-editing/index.js');
    const { editTheme } = await import('./edit-theme.js');
    const block = await headBlock({
      widget: options.widget,
      attributes: inline ? textAttributes(options) : settingsAttributes(options),
    });
    const addition = {
      block,
      settings: inline ? null : options,
      replaceLegacy: flags.replaceLegacy === true,
    };
    return editTheme(
      {
        folder: args[0] ?? '',
        dryRun: flags.dryRun === true,
        diff: flags.diff === true,
        yes: flags.yes === true,
        plan: (theme) => planAddition(theme, addition),
        notes: (theme) => additionNotes(theme, addition),
        nothingToDo: 'The theme is up to date: nothing to change.',
        done: inline
          ? 'The theme signs visitors in.'
          : 'The theme signs visitors in; its settings are in Guide’s panel under "Messaging sign-in".',
      },
      terminal,
    );
  },
};
