import type { OptionName } from './options.js';

const FLAGS: Readonly<Record<OptionName, readonly [flag: string, summary: string]>> = {
  endpoint: ['--endpoint <url>', 'The address of your token endpoint'],
  proof: ['--proof <proof>', 'help-center-jwt (default), cookie or none'],
  widget: ['--widget <widget>', 'messaging (default) or classic'],
  roles: ['--roles <roles>', 'Sign in only these, for example end_user (default: all)'],
  debug: ['--debug', 'Trace each step in the browser’s console'],
  out: ['--out <folder>', 'The folder to write (default: dist)'],
  port: ['--port <port>', 'The port (default: 3000; 0: any free one)'],
  host: ['--host <address>', 'The address to listen on (default: this machine only)'],
  https: ['--https', 'Serve HTTPS, with a certificate made for this machine'],
  content: ['--content <folder>', 'Sample content of your own'],
};

/** How `--help` shows these options: the same words wherever a command knows them. */
export function optionFlags(...names: readonly OptionName[]): { flag: string; summary: string }[] {
  return names.map((name) => {
    const [flag, summary] = FLAGS[name];
    return { flag, summary };
  });
}
