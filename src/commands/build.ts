import { join } from 'node:path';
import { optionFlags, readOptions } from '../config/index.js';
import { pathWarning } from '../endpoint-url.js';
import { signInOptionNames } from '../sign-in-options.js';
import { processTerminal } from '../terminal/index.js';
import type { Command } from './command.js';

const OPTIONS = [...signInOptionNames, 'widget', 'out'] as const;

export const buildCommand: Command = {
  name: 'build',
  summary: 'Write the head block to paste, the theme for zcli, and the theme’s zip',
  options: optionFlags(...OPTIONS),
  examples: [
    'build --endpoint https://jwt.example.com/messaging',
    'build --endpoint https://jwt.example.com/messaging --roles end_user --out built',
  ],
  async run({ flags }) {
    const options = await readOptions(OPTIONS, flags);
    const terminal = processTerminal();
    const warning = pathWarning(options.endpoint);
    if (warning) terminal.note(`Warning: --endpoint: ${warning}`);
    // Imported only when it is needed: --help and mistakes are answered at once.
    const { build } = await import('../theme-package/index.js');
    const { headBlockGzipped } = await build(options);
    const out = (path: string) => join(options.out, path);
    terminal.print(
      [
        `${out('document_head.hdbs')}  the head block (${headBlockGzipped} bytes gzipped): paste it at the end of document_head`,
        `${out('theme')}  the theme: npx zcli themes:preview ${out('theme')}`,
        `${out('theme.zip')}  the theme: Guide admin → Customize design → Add theme → Import`,
      ].join('\n'),
    );
    return 0;
  },
};
