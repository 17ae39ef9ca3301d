import { usageError } from '../../kit-error.js';
import { isLoopback } from '../../token-endpoint/loopback.js';

/** Credentials with which users are looked up. */
export type Credentials =
  | { readonly kind: 'oauth'; readonly clientId: string; readonly clientSecret: string }
  | { readonly kind: 'api-token'; readonly email: string; readonly token: string };

/** What the environment of `serve` contains about the account, unlike there without the rest of it. */
export interface AccountEnvironment {
  /** The account's own address, to which credentials go. */
  readonly accountUrl: string;
  /** Where its keys are: the same, or that of a host-mapped Help Center. */
  readonly keysUrl: string;
  readonly credentials: Credentials | null;
  readonly origins: readonly string[];
  readonly proof: string;
  /** Whether a missing `external_id` is to be written, which needs another scope. */
  readonly backfills: boolean;
}

/**
 * Reads the variables that name the account.
 *
 * @throws KitError (usage) when no account is named, or credentials are given in part
 */
export function accountEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): AccountEnvironment {
  const value = (name: string) => env[name]?.trim() || undefined;
  const subdomain = value('ZENDESK_SUBDOMAIN');
  const url = value('ZENDESK_URL');
  if (subdomain === undefined && url === undefined) {
    throw usageError(
      'ZENDESK_SUBDOMAIN is missing. Set it to the part of your account’s address before .zendesk.com, in the environment or in .env.',
    );
  }
  if (subdomain !== undefined && !/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(subdomain)) {
    throw usageError(
      'ZENDESK_SUBDOMAIN is not a subdomain. Expected only the part before .zendesk.com, in lower case.',
    );
  }
  const keysUrl = url ?? `https://${subdomain}.zendesk.com`;
  if (!isSafeAddress(keysUrl)) {
    throw usageError(
      'ZENDESK_URL is not an https: address. Expected one like https://help.example.com.',
    );
  }
  return {
    accountUrl: subdomain === undefined ? keysUrl : `https://${subdomain}.zendesk.com`,
    keysUrl,
    credentials: credentialsIn(value),
    origins: (value('ALLOWED_ORIGINS') ?? '')
      .split(',')
      .map((origin) => origin.trim())
      .filter((origin) => URL.canParse(origin)),
    proof: value('PROOF') ?? 'help-center-jwt',
    backfills: value('BACKFILL_EXTERNAL_ID') === 'true',
  };
}

/** Credentials travel there: `https:`, or this machine. */
function isSafeAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

function credentialsIn(value: (name: string) => string | undefined): Credentials | null {
  const pairs = [
    ['ZENDESK_OAUTH_CLIENT_ID', 'ZENDESK_OAUTH_CLIENT_SECRET'],
    ['ZENDESK_API_EMAIL', 'ZENDESK_API_TOKEN'],
  ] as const;
  for (const pair of pairs) {
    const missing = pair.find((name) => value(name) === undefined);
    if (missing && pair.some((name) => value(name) !== undefined)) {
      throw usageError(`${missing} is missing. Set both ${pair.join(' and ')}.`);
    }
  }
  const [clientId, clientSecret, email, token] = pairs.flat().map(value);
  if (clientId && clientSecret) return { kind: 'oauth', clientId, clientSecret };
  return email && token ? { kind: 'api-token', email, token } : null;
}
