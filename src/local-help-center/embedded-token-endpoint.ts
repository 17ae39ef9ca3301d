import {
  createTokenEndpoint,
  type TokenEndpoint,
  type TokenEndpointConfig,
} from '../token-endpoint/index.js';
import type { Account, AccountPerson } from './account/index.js';
import type { IdentityProvider } from './identity-provider.js';
import { OWN_ORIGIN, withinOwnOrigin } from './server/index.js';

/** Where the local Help Center serves its token endpoint. */
export const TOKEN_ENDPOINT_PATH = '/token-endpoint';

const ID_TOKEN_COOKIE = 'id_token';

export interface EmbeddedEndpointOptions {
  readonly account: Account;
  readonly identityProvider: IdentityProvider;
  readonly proof: TokenEndpointConfig['proof'];
  /**
   * Pages of this port on `localhost` and `127.0.0.1` may ask under either name, as well as each page
   * the server that it came from.
   */
  readonly port: number;
  /** Answers as Zendesk's APIs and the identity provider do. */
  readonly answer: (request: Request) => Response | Promise<Response>;
}

/**
 * The token endpoint of the local Help Center: the real one. It asks the account's APIs in-process;
 * with proof `help-center-jwt` it looks users up with OAuth client credentials.
 */
export function embeddedTokenEndpoint(options: EmbeddedEndpointOptions): TokenEndpoint {
  const { account, identityProvider, proof, port, answer } = options;
  const hosts = [`localhost:${port}`, `127.0.0.1:${port}`];
  const loopback = hosts.flatMap((host) => [`http://${host}`, `https://${host}`]);
  const endpoint = createTokenEndpoint({
    ...proofOf(account, identityProvider, proof),
    basePath: TOKEN_ENDPOINT_PATH,
    fetch: async (input, init) => answer(new Request(input, init)),
    messagingKeyId: account.messagingKey.id,
    messagingSecret: account.messagingKey.secret,
    classicSecret: account.classicSecret,
    allowedOrigins: [OWN_ORIGIN, ...loopback],
    // The developer panel shows what the endpoint was asked; the terminal stays calm.
    log: () => {},
  });
  if (proof !== 'id-token') return withinOwnOrigin(endpoint);
  return withinOwnOrigin(async (request, connection) =>
    endpoint(await withIdToken(request, account, identityProvider), connection),
  );
}

type ProofConfig<C> = C extends { readonly proof: unknown }
  ? Omit<C, 'messagingKeyId' | 'messagingSecret' | 'allowedOrigins'>
  : never;

function proofOf(
  account: Account,
  identityProvider: IdentityProvider,
  proof: TokenEndpointConfig['proof'],
): ProofConfig<TokenEndpointConfig> {
  switch (proof) {
    case 'help-center-jwt': {
      const { clientId: oauthClientId, clientSecret: oauthClientSecret } = account.client;
      return { proof, zendeskUrl: OWN_ORIGIN, zendeskApi: { oauthClientId, oauthClientSecret } };
    }
    case 'cookie':
      return { proof, identify: (request) => identityOf(account.signedInPerson(request)) };
    case 'id-token': {
      const { issuer, jwksUrl, clientId } = identityProvider;
      return { proof, issuer, jwksUrl, audience: [clientId], cookie: ID_TOKEN_COOKIE };
    }
    case 'none':
      return { proof };
  }
}

/** With proof `cookie`, the Help Center's own session stands for the one of a site. */
function identityOf(person: AccountPerson | null) {
  if (!person) return null;
  const { id, externalId, name, email, verified: emailVerified } = person;
  return { externalId: externalId ?? String(id), name, email, emailVerified };
}

/** Signing in here is signing in at the identity provider, which leaves its cookie. */
async function withIdToken(
  request: Request,
  account: Account,
  identityProvider: IdentityProvider,
): Promise<Request> {
  const person = account.signedInPerson(request);
  if (!person || request.method !== 'POST') return request;
  const { name, email, verified: emailVerified } = person;
  const id = person.externalId ?? String(person.id);
  const token = await identityProvider.signIdToken({ id, name, email, emailVerified });
  const headers = new Headers(request.headers);
  headers.set('cookie', `${headers.get('cookie') ?? ''}; ${ID_TOKEN_COOKIE}=${token}`);
  return new Request(request, { headers });
}
