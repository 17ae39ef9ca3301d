import { usageError } from '../kit-error.js';
import { processTerminal } from '../terminal/index.js';
import { type Command, typed } from './command.js';

export const contentCommand: Command = {
  name: 'content <action> <url>',
  summary: 'Pull the public content of a Help Center into a folder for `dev --content`',
  options: [
    { flag: '--out <folder>', summary: 'The folder to write: new, empty or of an earlier pull' },
    {
      flag: '--locales <codes>',
      summary: 'Only these locales, comma-separated: en-us,de. Default: all',
    },
    {
      flag: '--attachments',
      summary: 'Pull the files of articles too: one request for each, and for each translation',
    },
  ],
  examples: [
    'content pull https://help.example.com --out content',
    'content pull https://help.example.com --out content --locales en-us,de --attachments',
  ],
  async run({ args: [action, url = ''], flags }) {
    if (action !== 'pull') {
      throw usageError(`content: "${action}" is not an action. The only one is pull.`);
    }
    const out = String(flags.out ?? '');
    if (out === '')
      throw usageError('--out is missing. Expected a folder, for example --out content');
    const terminal = processTerminal();
    const { pullContent } = await import('../content-pull/index.js');
    let shown = '';
    const pulled = await pullContent({
      url,
      out,
      locales: localesFrom(flags.locales),
      attachments: flags.attachments === true,
      onProgress(what, count) {
        if (terminal.rewriteLine) terminal.rewriteLine(`Pulling ${what}: ${count}`);
        else if (what !== shown) terminal.note(`Pulling ${what}`);
        shown = what;
      },
    });
    terminal.rewriteLine?.('');
    const { articles, categories, sections, attachments, posts, locales } = pulled;
    terminal.print(
      `${articles} articles, ${sections} sections, ${categories} categories, ${posts} posts and ${attachments} attachments in ${locales.join(', ')}\n${out}  to see them: ${typed(`dev --content ${out}`)}`,
    );
    return 0;
  },
};

function localesFrom(given: unknown): string[] | undefined {
  if (given === undefined) return undefined;
  const codes = String(given)
    .split(',')
    .map((code) => code.trim().toLowerCase())
    .filter((code) => code !== '');
  if (codes.length === 0) throw usageError('--locales: expected codes such as en-us,de');
  return codes;
}
