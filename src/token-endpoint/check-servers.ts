import * as v from 'valibot';
import { askServer, jsonOf, reasonOf, Unusable } from './ask-server.js';
import type { TokenEndpointConfig, ZendeskApiAccess } from './config.js';
import {
  askSession,
  helpCenterKeysUrl,
  loadHelpCenterKeys,
  loadProviderKeys,
} from './proof/index.js';
import { type Credential, credentialOf, Refused } from './zendesk/index.js';

/** What one of the other servers answered. */
export interface CheckResult {
  readonly ok: boolean;
  /** The variables that it is about. */
  readonly name: string;
  /** What was found, and what to do when it is wrong. Contains no secret. */
  readonly message: string;
}

/**
 * Asks the servers that the endpoint will depend on: for keys, whether the credential works and
 * with which scopes, and whether the session answers that an unknown client is nobody. It writes nothing.
 *
 * @param config - of `parseEnvironment` or as for `createTokenEndpoint`
 * @returns a result for each question; it never throws because a server refuses or does not answer
 *
 * @example
 * ```ts
 * import { checkServers, parseEnvironment } from 'guide-messaging-auth/token-endpoint';
 *
 * for (const { ok, name, message } of await checkServers(parseEnvironment(process.env).config)) {
 *   console.log(`${ok ? 'ok' : 'wrong'} ${name}: ${message}`);
 * }
 * ```
 */
export async function checkServers(config: TokenEndpointConfig): Promise<CheckResult[]> {
  switch (config.proof) {
    case 'help-center-jwt': {
      const { zendeskUrl, zendeskApi, fetch = globalThis.fetch } = config;
      const url = helpCenterKeysUrl(zendeskUrl);
      const keys = checkKeys('ZENDESK_SUBDOMAIN', () => loadHelpCenterKeys({ fetch, url }));
      if (!zendeskApi) return [await keys];
      return Promise.all([keys, checkApi(zendeskApi, zendeskApi.url ?? zendeskUrl, fetch)]);
    }
    case 'id-token': {
      const name = config.jwksUrl === undefined ? 'ID_TOKEN_ISSUER' : 'ID_TOKEN_JWKS_URL';
      return [await checkKeys(name, () => loadProviderKeys(config))];
    }
    case 'cookie':
      return config.sessionUrl === undefined ? [] : [await checkSession(config, config.sessionUrl)];
    case 'none':
      return [];
  }
}

async function checkKeys(
  name: string,
  load: () => Promise<ReadonlyMap<string, unknown>>,
): Promise<CheckResult> {
  return check(name, async () => {
    const { size } = await load();
    if (size === 0) throw new Unusable('answered 200 with no usable key');
    return size === 1 ? 'one key' : `${size} keys`;
  });
}

/** The address is asked without any cookie: that must be nobody. */
async function checkSession(
  config: Pick<TokenEndpointConfig, 'fetch'>,
  sessionUrl: string,
): Promise<CheckResult> {
  return check('SESSION_URL', async () => {
    const identity = await askSession({ ...config, sessionUrl }, new Headers());
    if (identity !== null) {
      throw new Unusable('answers with a person although no cookie was sent: expected 401');
    }
    return 'answers that a request without cookies is nobody';
  });
}

const Me = v.object({
  user: v.object({ id: v.nullable(v.number()), role: v.nullish(v.string()) }),
});
const WithIdentities = v.object({ identities: v.array(v.unknown()) });

async function checkApi(
  access: ZendeskApiAccess,
  url: string,
  fetch: typeof globalThis.fetch,
): Promise<CheckResult> {
  const credential = credentialOf({ access, url, fetch, now: Date.now });
  return check(credential.variables, async () => {
    const ask = asker(credential, url, fetch);
    const me = v.parse(Me, await ask('/api/v2/users/me.json'));
    // A wrong password is answered with 200 and the anonymous user.
    if (me.user.id === null) throw new Refused('does not accept the credential');
    if (me.user.role !== 'agent' && me.user.role !== 'admin') {
      throw new Refused('accepts the credential, but its user is not an agent or admin');
    }
    const path = `/api/v2/users/${me.user.id}.json?include=identities`;
    if (!v.is(WithIdentities, await ask(path))) {
      throw new Unusable('answered 200 without identities, so no address counts as verified');
    }
    const scopes = access.backfillExternalId ? 'read users:write' : 'read';
    return `the credential works, as ${me.user.role}, with the scope ${scopes}`;
  });
}

function asker(credential: Credential, url: string, fetch: typeof globalThis.fetch) {
  return async (path: string): Promise<unknown> => {
    const authorization = await credential.authorization();
    const answer = await askServer({
      fetch,
      url: new URL(path, url).href,
      headers: { authorization },
      timeoutMs: 5_000,
      maxBytes: 1024 * 1024,
    });
    if (answer.status === 200) return jsonOf(answer);
    if (answer.status === 401) throw new Refused('does not accept the credential (401)');
    if (answer.status === 403) throw new Refused('refuses to read users (403): add the scope read');
    throw new Unusable(`answered ${answer.status}`);
  };
}

async function check(name: string, run: () => Promise<string>): Promise<CheckResult> {
  try {
    return { ok: true, name, message: await run() };
  } catch (error) {
    const verb = error instanceof Refused ? 'Zendesk ' : '';
    return { ok: false, name, message: `${verb}${reasonOf(error)}` };
  }
}
