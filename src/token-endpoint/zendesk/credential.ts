import * as v from 'valibot';
import { askServer, jsonOf, type ServerAnswer, Unusable } from '../ask-server.js';
import type { ZendeskApiAccess } from '../config.js';

const TIMEOUT_MS = 3_000;
const MAX_BYTES = 64 * 1024;
/** What Zendesk's access tokens live when the answer does not say. */
const DEFAULT_LIFE_S = 1_800;
const RENEW_BEFORE_S = 60;

/** Zendesk refuses the credential: asking again soon is of no use. */
export class Refused extends Unusable {}

/** A credential for Zendesk's API. */
export interface Credential {
  /**
   * The `Authorization` header, asking for an access token where needed. However many ask at once,
   * it is one question.
   *
   * @throws {Refused} when Zendesk does not accept the client
   * @throws {Unusable} when Zendesk does not answer as it should
   */
  authorization(): Promise<string>;
  /**
   * Drops the access token that Zendesk has just answered 401 to.
   *
   * @returns whether another one may be asked for
   */
  expire(authorization: string): boolean;
  /** The variables that it comes from, for messages. */
  readonly variables: string;
}

export interface CredentialOptions {
  readonly access: ZendeskApiAccess;
  /** The account's own address. */
  readonly url: string;
  readonly fetch: typeof globalThis.fetch;
  /** The clock, in milliseconds. */
  readonly now: () => number;
}

/** OAuth client credentials, or an API token. */
export function credentialOf(options: CredentialOptions): Credential {
  const { access } = options;
  return 'oauthClientId' in access ? oauthClient(options) : apiToken(access.email, access.token);
}

function apiToken(email: string, token: string): Credential {
  const bytes = new TextEncoder().encode(`${email}/token:${token}`);
  const header = `Basic ${btoa(String.fromCharCode(...bytes))}`;
  return {
    authorization: async () => header,
    expire: () => false,
    variables: 'ZENDESK_API_EMAIL, ZENDESK_API_TOKEN',
  };
}

interface AccessToken {
  readonly header: string;
  /** From when on another one is asked for, in milliseconds. */
  readonly renewAt: number;
}

function oauthClient(options: CredentialOptions): Credential {
  const { now } = options;
  let token: AccessToken | undefined;
  let pending: Promise<AccessToken> | undefined;

  async function grant(): Promise<AccessToken> {
    try {
      token = await accessToken(options);
      return token;
    } finally {
      pending = undefined;
    }
  }

  return {
    async authorization() {
      if (token && now() < token.renewAt) return token.header;
      pending ??= grant();
      return (await pending).header;
    },
    expire(header) {
      if (token?.header === header) token = undefined;
      return true;
    },
    variables: 'ZENDESK_OAUTH_CLIENT_ID, ZENDESK_OAUTH_CLIENT_SECRET',
  };
}

const Granted = v.object({
  access_token: v.pipe(v.string(), v.maxLength(4_096), v.regex(/^[\x21-\x7e]+$/)),
  scope: v.nullish(v.string()),
  expires_in: v.nullish(v.pipe(v.number(), v.minValue(1))),
});

/**
 * Client credentials (developer.zendesk.com, "Grant-type tokens"): to the account's own address,
 * `client_id` is the client's Identifier.
 */
async function accessToken({ access, url, fetch, now }: CredentialOptions): Promise<AccessToken> {
  if (!('oauthClientId' in access)) throw new Unusable('is not an OAuth client');
  const scopes = scopesOf(access);
  const answer = await askServer({
    fetch,
    url: new URL('/oauth/tokens', url).href,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: access.oauthClientId,
      client_secret: access.oauthClientSecret,
      scope: scopes.join(' '),
    }),
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
  });
  if (answer.status !== 200 && answer.status !== 201) throw refusalOf(answer, scopes);
  const granted = v.safeParse(Granted, jsonOf(answer));
  if (!granted.success) throw new Unusable(`answered ${answer.status} without an access token`);
  const { access_token, scope, expires_in } = granted.output;
  const missing = scope == null ? [] : scopes.filter((one) => !scope.split(/[\s,]/).includes(one));
  if (missing.length > 0)
    throw new Refused(`granted a token without the scope ${missing.join(' ')}: ${ALLOW}`);
  const life = expires_in ?? DEFAULT_LIFE_S;
  const renewAfter = Math.max(life - RENEW_BEFORE_S, life / 2);
  return { header: `Bearer ${access_token}`, renewAt: now() + renewAfter * 1000 };
}

/** The Identities API needs `read`; to write users takes `users:write` with it. */
function scopesOf({ backfillExternalId }: ZendeskApiAccess): string[] {
  return backfillExternalId ? ['read', 'users:write'] : ['read'];
}

const ALLOW =
  'add it to the allowed scopes of the client in Admin Center → Apps and integrations → APIs → ' +
  'OAuth clients';

/** Only the code decides, and only codes that we know are repeated. */
function refusalOf(answer: ServerAnswer, scopes: readonly string[]): Unusable {
  const { status } = answer;
  const code = errorCodeOf(answer);
  if (code === 'invalid_scope') {
    return new Refused(`does not grant the scope ${scopes.join(' ')} (invalid_scope): ${ALLOW}`);
  }
  if (code === 'invalid_client' || status === 401) {
    return new Refused(
      'does not know the client (invalid_client): copy its Identifier (not the numeric id) and ' +
        'its secret again, from Admin Center → Apps and integrations → APIs → OAuth clients',
    );
  }
  if (status === 429 || status >= 500 || status < 400) return new Unusable(`answered ${status}`);
  return new Refused(`answered ${status} to the request for an access token`);
}

const Failure = v.object({ error: v.string() });

function errorCodeOf(answer: ServerAnswer): string | undefined {
  try {
    const failure = v.safeParse(Failure, jsonOf(answer));
    return failure.success ? failure.output.error : undefined;
  } catch {
    return undefined;
  }
}
