import { createPublicKey } from 'node:crypto';
import type { JWK } from 'jose';
import * as v from 'valibot';
import type { AccountEnvironment } from './account-environment.js';
import { askZendesk, type ZendeskAnswer } from './ask-zendesk.js';

/** What the caller knows about an account. */
export interface AccountDetails {
  /** The environment of `serve`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** A Help Center JWT, to be verified with the account's keys. */
  readonly helpCenterJwt?: string | undefined;
  /** Asks instead of the platform's `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** What Zendesk gives for the credentials: a header, or the reason why there is none. */
export type AccessGrant =
  | { readonly kind: 'none' }
  | { readonly kind: 'granted'; readonly authorization: string; readonly scope: string | null }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string };

/** One examination of an account. The same question is asked once, whichever checks need its answer. */
export interface AccountExamination extends AccountEnvironment {
  readonly environment: AccountDetails['environment'];
  readonly helpCenterJwt: string | undefined;
  /** @throws ZendeskUnanswered */
  ask(base: string, path: string, authorization?: string): Promise<ZendeskAnswer>;
  /** The published keys of an address; `null` with the status where there are none. */
  keysOf(base: string): Promise<{ readonly keys: readonly JWK[] | null; readonly status: number }>;
  grant(): Promise<AccessGrant>;
}

const KEYS = '/api/v2/help_center/integration/keys.json';
const KeyList = v.object({
  keys: v.array(v.object({ kty: v.literal('RSA'), n: v.string(), e: v.string(), kid: v.string() })),
});
const Granted = v.object({ access_token: v.string(), scope: v.optional(v.string()) });
const Refused = v.object({ error: v.pipe(v.string(), v.regex(/^[A-Za-z_]{1,40}$/)) });

export function startAccountExamination(
  account: AccountEnvironment,
  { environment, helpCenterJwt, fetch = globalThis.fetch }: AccountDetails,
): AccountExamination {
  const asked = new Map<string, Promise<ZendeskAnswer>>();
  let granted: Promise<AccessGrant> | undefined;

  function ask(base: string, path: string, authorization?: string): Promise<ZendeskAnswer> {
    const url = new URL(path, base);
    const key = `${url.href} ${authorization ?? ''}`;
    const answer =
      asked.get(key) ?? askZendesk(fetch, url, authorization ? { headers: { authorization } } : {});
    asked.set(key, answer);
    return answer;
  }

  async function keysOf(base: string) {
    const { status, json } = await ask(base, KEYS);
    const list = v.safeParse(KeyList, json);
    return { status, keys: status === 200 && list.success ? list.output.keys.filter(isKey) : null };
  }

  async function requestGrant(): Promise<AccessGrant> {
    const { credentials, accountUrl, backfills } = account;
    if (!credentials) return { kind: 'none' };
    if (credentials.kind === 'api-token') {
      const pair = Buffer.from(`${credentials.email}/token:${credentials.token}`);
      return { kind: 'granted', authorization: `Basic ${pair.toString('base64')}`, scope: null };
    }
    const { status, json } = await askZendesk(fetch, new URL('/oauth/tokens', accountUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        client_id: credentials.clientId,
        client_secret: credentials.clientSecret,
        scope: backfills ? 'read users:write' : 'read',
      }),
    });
    const given = v.safeParse(Granted, json);
    if ((status === 200 || status === 201) && given.success) {
      const { access_token: token, scope = '' } = given.output;
      return { kind: 'granted', authorization: `Bearer ${token}`, scope };
    }
    const refused = v.safeParse(Refused, json);
    return { kind: 'refused', status, code: refused.success ? refused.output.error : '' };
  }

  return {
    ...account,
    environment,
    helpCenterJwt,
    ask,
    keysOf,
    grant() {
      granted ??= requestGrant();
      return granted;
    },
  };
}

function isKey(jwk: JWK): boolean {
  try {
    createPublicKey({ key: { ...jwk }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}
