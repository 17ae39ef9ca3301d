import { optionFlags, readOptions } from '../config/index.js';
import type { LocalHelpCenter } from '../local-help-center/index.js';
import { processTerminal } from '../terminal/index.js';
import { version } from '../version.js';
import type { Command } from './command.js';
import { untilInterrupted } from './until-interrupted.js';

const OPTIONS = ['port', 'host', 'https', 'content', 'proof', 'widget', 'debug'] as const;

export const devCommand: Command = {
  name: 'dev [theme]',
  summary: 'Start the local Help Center: any theme, offline, with the messenger and its sign-in',
  options: [
    ...optionFlags(...OPTIONS),
    { flag: '--endpoint <url>', summary: 'Your own token endpoint instead of the embedded one' },
  ],
  examples: ['dev', 'dev ../my-theme --port 4000', 'dev --https --content ./articles'],
  async run({ args: [theme], flags }) {
    const terminal = processTerminal();
    const options = await readOptions(OPTIONS, flags);
    // Only by a flag: the config file's endpoint is the one for production.
    const { endpoint } = flags.endpoint ? await readOptions(['endpoint'], flags) : {};
    const { httpsHelp, startLocalHelpCenter } = await import('../local-help-center/index.js');
    const localHelpCenter = await startLocalHelpCenter({
      ...options,
      endpoint,
      theme,
      watch: true,
      onProblem: terminal.note,
    });
    const { account, certificate, url } = localHelpCenter;
    terminal.print(welcome(localHelpCenter));
    if (certificate) terminal.print(`\n${httpsHelp(url, certificate, account.api)}`);
    await untilInterrupted();
    await localHelpCenter.close();
    return 0;
  },
};

function welcome({
  url,
  otherUrls,
  tokenEndpoint,
}: Pick<LocalHelpCenter, 'url' | 'otherUrls' | 'tokenEndpoint'>): string {
  return `guide-messaging-auth ${version}: the local Help Center

  Help Center     ${[url, ...otherUrls].join(`\n                  `)}
  Agent's side    ${url}/agent
  Website         ${url}/website
  Theme settings  ${url}/developer/settings
  Token endpoint  ${tokenEndpoint}

1. Open the Help Center. The messenger in the corner knows nobody yet.
2. Sign in as John Smith, and it says who he is.
3. Edit the theme: open pages follow.

Ctrl-C ends it.`;
}
