import { join } from 'node:path';
import { readOptions } from '../config/index.js';
import type { Command } from './command.js';

export const buildCommand: Command = {
  name: 'build',
  summary: 'Write the head block to paste, the theme for zcli, and the theme’s zip',
  options: [
    { flag: '--endpoint <url>', summary: 'The address of your token endpoint (required)' },
    { flag: '--proof <proof>', summary: 'help-center-jwt (default), cookie or none' },
    { flag: '--widget <widget>', summary: 'messaging (default) or classic' },
    { flag: '--roles <roles>', summary: 'Sign in only these, for example end_user (default: all)' },
    { flag: '--debug', summary: 'Trace each step in the browser’s console' },
    { flag: '--out <folder>', summary: 'The folder to write (default: dist)' },
  ],
  examples: [
    'build --endpoint https://jwt.example.com/messaging',
    'build --endpoint https://jwt.example.com/messaging --roles end_user --out built',
  ],
  async run({ flags }) {
    const options = await readOptions(
      ['endpoint', 'proof', 'widget', 'roles', 'debug', 'out'],
      flags,
    );
    // Imported only when it is needed: --help and mistakes are answered at once.
    const { build } = await import('../build/index.js');
    const { headBlockGzipped } = await build(options);
    const out = (path: string) => join(options.out, path);
    console.log(
      [
        `${out('document_head.hdbs')}  the head block (${headBlockGzipped} bytes gzipped): paste it at the end of document_head`,
        `${out('theme')}  the theme: zcli themes:preview ${out('theme')}`,
        `${out('theme.zip')}  the theme: Guide admin → Customize design → Add theme → Import`,
      ].join('\n'),
    );
    return 0;
  },
};
