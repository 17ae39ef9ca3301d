import { createTokenEndpoint, type TokenEndpoint } from '../token-endpoint/index.js';
import type { Account } from './people/account.js';

/** Where the local Help Center serves its token endpoint. */
export const TOKEN_ENDPOINT_PATH = '/token-endpoint';

/** In-process calls go to no network, so the name only has to be one that nobody else has. */
const ZENDESK_URL = 'https://local-help-center.invalid';

/**
 * The token endpoint of the local Help Center: the real one, with proof `help-center-jwt` and the
 * look-up of users. It asks the account's APIs in-process.
 *
 * @param port the port whose pages may ask, on `localhost` and `127.0.0.1`
 * @param zendesk answers as Zendesk's APIs do
 */
export function embeddedTokenEndpoint(
  account: Account,
  port: number,
  zendesk: (request: Request) => Response | Promise<Response>,
): TokenEndpoint {
  const hosts = [`localhost:${port}`, `127.0.0.1:${port}`];
  return createTokenEndpoint({
    proof: 'help-center-jwt',
    basePath: TOKEN_ENDPOINT_PATH,
    zendeskUrl: ZENDESK_URL,
    zendeskApi: account.api,
    fetch: async (input, init) => zendesk(new Request(input, init)),
    messagingKeyId: account.messagingKey.id,
    messagingSecret: account.messagingKey.secret,
    classicSecret: account.classicSecret,
    allowedOrigins: hosts.flatMap((host) => [`http://${host}`, `https://${host}`]),
    // The developer panel shows what the endpoint was asked; the terminal stays calm.
    log: () => {},
  });
}
