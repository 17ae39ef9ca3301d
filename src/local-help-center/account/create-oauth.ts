import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import QuickLRU from 'quick-lru';
import { unguessable } from '../server/index.js';

/** An OAuth client of Admin Center → Apps and integrations → APIs → OAuth clients. */
export interface OAuthClient {
  /** What Admin Center calls the identifier: the `client_id` of requests. */
  readonly identifier: string;
  readonly name: string;
  /** `null` for a public client, which proves itself with PKCE instead. */
  readonly secret: string | null;
  /** The scopes that the client may ask for; `null` for all. */
  readonly allowedScopes: readonly string[] | null;
  /** The person that its own tokens act as; `null` where it acts for people who allow it. */
  readonly personId: number | null;
  mayRedirectTo(uri: string): boolean;
}

/** What an access token stands for. */
export interface Grant {
  readonly id: number;
  readonly clientId: string;
  readonly personId: number;
  /** Empty: everything. */
  readonly scopes: readonly string[];
}

/** What somebody has allowed on the consent page, until the client comes to fetch the token. */
export interface Authorization extends Omit<Grant, 'id'> {
  readonly redirectUri: string;
  /** `null` without PKCE. */
  readonly challenge: string | null;
}

export interface IssuedToken {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly grant: Grant;
}

/** The OAuth clients and tokens of an account, in memory. */
export interface OAuth {
  client(identifier: string): OAuthClient | undefined;
  /** @param expiresIn seconds */
  issue(grant: Omit<Grant, 'id'>, expiresIn: number, refreshable: boolean): IssuedToken;
  /** @returns the grant of a token that is neither expired nor revoked */
  grantOf(accessToken: string): Grant | null;
  /** A code for the client, good once and for two minutes, as at Zendesk. */
  authorize(authorization: Authorization): string;
  redeemCode(code: string): Authorization | null;
  /** A refresh token is good once: the next one comes with the new access token. */
  redeemRefreshToken(refreshToken: string): Grant | null;
  revoke(grantId: number): boolean;
  revokeAll(): void;
}

const CODE_LIFETIME_MS = 120_000;
/** Those that are used least are forgotten. */
const KEPT_TOKENS = 1_000;

export function createOAuth(clients: readonly OAuthClient[]): OAuth {
  const accessTokens = new QuickLRU<string, { grant: Grant; endsAt: number }>({
    maxSize: KEPT_TOKENS,
  });
  const refreshTokens = new QuickLRU<string, Grant>({ maxSize: KEPT_TOKENS });
  const codes = new QuickLRU<string, { authorization: Authorization; endsAt: number }>({
    maxSize: KEPT_TOKENS,
  });
  let nextId = 360_000_000_001;

  const revokeWhere = (matches: (grant: Grant) => boolean): boolean => {
    let found = false;
    for (const [token, { grant }] of accessTokens) {
      if (matches(grant)) found = accessTokens.delete(token);
    }
    for (const [token, grant] of refreshTokens) {
      if (matches(grant)) found = refreshTokens.delete(token);
    }
    return found;
  };

  return {
    client: (identifier) => clients.find((client) => client.identifier === identifier),
    issue(granted, expiresIn, refreshable) {
      const grant = { id: nextId, ...granted };
      nextId += 1;
      const accessToken = unguessable();
      accessTokens.set(accessToken, { grant, endsAt: Date.now() + expiresIn * 1000 });
      const refreshToken = refreshable ? unguessable() : null;
      if (refreshToken) refreshTokens.set(refreshToken, grant);
      return { accessToken, refreshToken, grant };
    },
    grantOf(accessToken) {
      const found = accessTokens.get(accessToken);
      return found && found.endsAt > Date.now() ? found.grant : null;
    },
    authorize(authorization) {
      const code = unguessable();
      codes.set(code, { authorization, endsAt: Date.now() + CODE_LIFETIME_MS });
      return code;
    },
    redeemCode(code) {
      const found = codes.get(code);
      codes.delete(code);
      return found && found.endsAt > Date.now() ? found.authorization : null;
    },
    redeemRefreshToken(refreshToken) {
      const grant = refreshTokens.get(refreshToken);
      if (!grant) return null;
      // The access token that came with it ends, too.
      revokeWhere(({ id }) => id === grant.id);
      return grant;
    },
    revoke: (grantId) => revokeWhere(({ id }) => id === grantId),
    revokeAll: () => void revokeWhere(() => true),
  };
}

/** zcli's own client (`zcli login`): public, with the redirect addresses that zcli listens on. */
export const ZCLI_CLIENT: OAuthClient = {
  identifier: 'zdg-zcli-oauth',
  name: 'Zendesk CLI',
  secret: null,
  allowedScopes: null,
  personId: null,
  mayRedirectTo: (uri) => /^http:\/\/localhost:1918[678]\/$/.test(uri),
};

/**
 * The account's own client for the token endpoint, zcli and the doctor. It may send people back to
 * any port of this machine, as RFC 8252 (7.3) has it for programs.
 */
export function confidentialClient(personId: number): OAuthClient & { readonly secret: string } {
  return {
    identifier: `guide-messaging-auth-${randomBytes(4).toString('hex')}`,
    name: 'guide-messaging-auth',
    secret: unguessable(),
    allowedScopes: null,
    personId,
    mayRedirectTo: (uri) => /^http:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?\//.test(uri),
  };
}

/** Compares a secret; the time that it takes does not reveal how much of it was right. */
export function isSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
