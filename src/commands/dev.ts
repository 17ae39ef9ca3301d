import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { optionFlags, readOptions } from '../config/index.js';
import { usageError } from '../kit-error.js';
import type { LocalHelpCenter } from '../local-help-center/index.js';
import { signInOptionNames } from '../sign-in-options.js';
import { processTerminal } from '../terminal/index.js';
import { version } from '../version.js';
import type { Command } from './command.js';
import { readSecretFile } from './read-secret-file.js';
import { untilInterrupted } from './until-interrupted.js';

// The endpoint is not among them: the config file's is the one for production.
const SIGN_IN = signInOptionNames.filter((name) => name !== 'endpoint');
const OPTIONS = ['port', 'host', 'https', 'content', ...SIGN_IN, 'widget'] as const;

export const devCommand: Command = {
  name: 'dev [theme]',
  summary: 'Start the local Help Center: any theme, offline, with the messenger and its sign-in',
  options: [
    ...optionFlags(...OPTIONS),
    { flag: '--endpoint <url>', summary: 'Your own token endpoint instead of the embedded one' },
    {
      flag: '--key-id <id>',
      summary:
        'The messaging key id it signs with (or MESSAGING_KEY_ID in .env; default: a new one)',
    },
    {
      flag: '--secret-file <file>',
      summary: 'A file with that key’s secret (or MESSAGING_SECRET in .env)',
    },
  ],
  examples: ['dev', 'dev ../my-theme --port 4000', 'dev --https --content ./articles'],
  async run({ args: [theme], flags }) {
    const terminal = processTerminal();
    const options = await readOptions(OPTIONS, flags);
    // Only by a flag.
    const { endpoint } = flags.endpoint ? await readOptions(['endpoint'], flags) : {};
    const messagingKey = await messagingKeyFor(endpoint, flags);
    const { httpsHelp, startLocalHelpCenter } = await import('../local-help-center/index.js');
    const localHelpCenter = await startLocalHelpCenter({
      ...options,
      endpoint,
      messagingKey,
      theme,
      watch: true,
      onProblem: terminal.note,
    });
    const { account, certificate, url } = localHelpCenter;
    terminal.print(welcome(localHelpCenter));
    if (endpoint) terminal.print(`\n${endpointHelp(localHelpCenter, messagingKey === undefined)}`);
    if (certificate) terminal.print(`\n${httpsHelp(url, certificate, account.client)}`);
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
2. Sign in as John Smith: it shows who he is.
3. Edit the theme: open pages follow.

Ctrl-C ends it.`;
}

/**
 * The key that the endpoint signs with and the messenger verifies with: from the flags, else from
 * `.env` in this folder, as far as an endpoint of one's own is used at all.
 *
 * @throws KitError `usage` for half of a key, or one without an endpoint
 */
async function messagingKeyFor(
  endpoint: string | undefined,
  flags: Readonly<Record<string, unknown>>,
): Promise<{ id: string; secret: string } | undefined> {
  const { keyId, secretFile } = flags;
  if (endpoint === undefined) {
    if (keyId === undefined && secretFile === undefined) return undefined;
    throw usageError(
      '--key-id and --secret-file belong to an endpoint of your own. Add --endpoint.',
    );
  }
  const environment = await readFile('.env', 'utf8').then(
    parseEnv,
    () => ({}) as NodeJS.Dict<string>,
  );
  const id = keyId === undefined ? environment.MESSAGING_KEY_ID : String(keyId);
  const secret =
    secretFile === undefined
      ? environment.MESSAGING_SECRET
      : await readSecretFile('--secret-file', String(secretFile));
  if (!id && !secret) return undefined;
  if (id && secret) return { id, secret };
  throw usageError(
    id
      ? '--secret-file: the secret of the key is missing. Give a file with it, or set MESSAGING_SECRET in .env.'
      : '--key-id: the id of the key is missing. Give it, or set MESSAGING_KEY_ID in .env.',
  );
}

/** What the endpoint has to know for its tokens to be good here. A given secret is not repeated. */
function endpointHelp({ url, account }: LocalHelpCenter, isNew: boolean): string {
  const { id, secret } = account.messagingKey;
  return `For your endpoint, in the terminal where it runs${isNew ? ' (the key is new at each start; --key-id and --secret-file keep one)' : ''}:
  export MESSAGING_KEY_ID=${id}
${isNew ? `  export MESSAGING_SECRET=${secret}` : '  # MESSAGING_SECRET: the one you gave'}
  export ALLOWED_ORIGINS=${url}
  export ZENDESK_URL=${url}`;
}
