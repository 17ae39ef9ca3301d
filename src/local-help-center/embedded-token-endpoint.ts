import { createTokenEndpoint, type TokenEndpoint } from '../token-endpoint/index.js';
import type { Account } from './people/index.js';
import { asOwnOrigin, OWN_ORIGIN } from './server/index.js';

/** Where the local Help Center serves its token endpoint. */
export const TOKEN_ENDPOINT_PATH = '/token-endpoint';

/**
 * The token endpoint of the local Help Center: the real one, with proof `help-center-jwt` and the
 * look-up of users. It asks the account's APIs in-process.
 *
 * @param port pages of this port on `localhost` and `127.0.0.1` may ask under either name, as well as
 *   each page the server that it came from
 * @param zendesk answers as Zendesk's APIs do
 */
export function embeddedTokenEndpoint(
  account: Account,
  port: number,
  zendesk: (request: Request) => Response | Promise<Response>,
): TokenEndpoint {
  const hosts = [`localhost:${port}`, `127.0.0.1:${port}`];
  const loopback = hosts.flatMap((host) => [`http://${host}`, `https://${host}`]);
  const endpoint = createTokenEndpoint({
    proof: 'help-center-jwt',
    basePath: TOKEN_ENDPOINT_PATH,
    zendeskUrl: OWN_ORIGIN,
    zendeskApi: account.api,
    fetch: async (input, init) => zendesk(new Request(input, init)),
    messagingKeyId: account.messagingKey.id,
    messagingSecret: account.messagingKey.secret,
    classicSecret: account.classicSecret,
    allowedOrigins: [OWN_ORIGIN, ...loopback],
    // The developer panel shows what the endpoint was asked; the terminal stays calm.
    log: () => {},
  });
  return (request, client) => endpoint(asOwnOrigin(request), client);
}
