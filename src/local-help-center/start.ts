import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import type { Widget } from '../browser-code/index.js';
import { snippetSources } from '../browser-code/index.js';
import { readTheme } from '../guide/theme/index.js';
import { type SignInChoices, signInValues } from '../sign-in-options.js';
import { kitThemeFolder } from '../theme-package/index.js';
import { type Account, createAccount, type MessagingKey } from './account/index.js';
import { localHelpCenterApp } from './app.js';
import { watchTheme } from './developer/live-reload/index.js';
import { embeddedTokenEndpoint, TOKEN_ENDPOINT_PATH } from './embedded-token-endpoint.js';
import { describeTemplateFailure, loadContent } from './help-center/index.js';
import { createIdentityProvider } from './identity-provider.js';
import { localHeadBlock } from './local-head-block.js';
import {
  bindServer,
  type LocalCertificate,
  localCertificate,
  reachableHosts,
} from './server/index.js';
import { createThemes } from './theming/index.js';

/** The options of the sign-in are those of the head block in every theme. */
export interface LocalHelpCenterOptions extends SignInChoices {
  /** Any Guide theme's folder; left out: the kit's own theme. */
  readonly theme?: string | undefined;
  /** 0: any free port. */
  readonly port: number;
  /** The address to listen on. Left out: loopback only. */
  readonly host?: string | undefined;
  readonly https?: boolean | undefined;
  /** A folder of sample content; left out: the kit's own. */
  readonly content?: string | undefined;
  /** Another token endpoint than the embedded one. */
  readonly endpoint?: string | undefined;
  /** The key that the messenger verifies with, for an endpoint of one's own; left out: a new one. */
  readonly messagingKey?: MessagingKey | undefined;
  readonly widget?: Widget | undefined;
  /** Follow changes of the theme and the snippet on open pages. */
  readonly watch?: boolean | undefined;
  /** Receives what is wrong with the theme, in words for the terminal. */
  readonly onProblem?: ((problem: string) => void) | undefined;
}

export interface LocalHelpCenter {
  /** Without a path: `http://localhost:3000`. */
  readonly url: string;
  /** The addresses that other devices can use; empty where only this machine is listened to. */
  readonly otherUrls: readonly string[];
  readonly tokenEndpoint: string;
  readonly account: Account;
  readonly certificate: LocalCertificate | null;
  close(): Promise<void>;
}

/**
 * Starts the local Help Center: a Guide theme, Zendesk's APIs, the messenger and the token
 * endpoint, all on one port and without any network.
 *
 * @throws KitError when the port is not available; ThemeError or ContentError when there is nothing to
 *   show
 */
export async function startLocalHelpCenter(
  options: LocalHelpCenterOptions,
): Promise<LocalHelpCenter> {
  const { theme: folder = kitThemeFolder, host = '127.0.0.1', onProblem = () => {} } = options;
  const { widget = 'messaging' } = options;
  const account = createAccount(options.messagingKey);
  const identityProvider = createIdentityProvider();
  const [content, certificate] = await Promise.all([
    loadContent(options.content),
    options.https ? localCertificate(certificateFolder) : null,
    // A folder that is not a theme is reported now, not at the first page.
    readTheme(folder),
  ]);

  const server = await bindServer({ port: options.port, host, certificate });
  const urlOf = (name: string) => `${certificate ? 'https' : 'http'}://${name}:${server.port}`;
  const [ownHost, ...otherHosts] = reachableHosts(host);
  const url = urlOf(ownHost);
  // Without a host: each page asks the server from which it came, under whatever address that was.
  const endpoint = options.endpoint ?? `${TOKEN_ENDPOINT_PATH}/${widget}`;
  const signIn = signInValues(endpoint, options);
  const { proof } = signIn;
  const block = localHeadBlock(widget, signIn);
  const themes = createThemes({ read: async () => block.insertInto(await readTheme(folder)) });
  const app: Hono = localHelpCenterApp({
    account,
    themes,
    content,
    widget,
    host,
    identityProvider,
    proof,
    tokenEndpoint: embeddedTokenEndpoint({
      account,
      identityProvider,
      proof,
      port: server.port,
      answer: (request) => app.fetch(request),
    }),
    onTemplateError: (failure) => onProblem(describeTemplateFailure(failure)),
  });
  server.serve(app.fetch);
  // While the watcher starts, for the first page; a problem is that page's to show.
  void themes
    .live()
    .read()
    .catch(() => {});

  const stopWatching = options.watch
    ? await watchTheme(themes, {
        folder,
        snippetFolder: snippetSources(),
        onSnippetChange: block.compileAgain,
        onProblem: sayProblem(onProblem),
      })
    : async () => {};

  return {
    url,
    otherUrls: otherHosts.map(urlOf),
    tokenEndpoint: new URL(endpoint, url).href,
    account,
    certificate,
    async close() {
      await stopWatching();
      await server.close();
    },
  };
}

const sayProblem = (say: (problem: string) => void) => (problem: unknown) =>
  say(problem instanceof Error ? problem.message : String(problem));

/** The certificate is kept, so that it has to be trusted only once. */
const certificateFolder = join(homedir(), '.guide-messaging-auth');
