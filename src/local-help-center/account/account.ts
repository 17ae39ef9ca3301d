import type { CryptoKey, JWK } from 'jose';
import type { Person } from '../../guide/content/index.js';
import type { RequestLog } from '../server/index.js';
import type { OAuth } from './create-oauth.js';

export type { HelpCenterRole } from '../../guide/content/index.js';

/** Somebody whom the account knows, as `/api/v2/users/me.json` describes them. */
export interface AccountPerson extends Person {
  readonly externalId: string | null;
  readonly verified: boolean;
  readonly locale: string;
}

/** A key pair by which the account signs Help Center JWTs. */
export interface HelpCenterKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  /** As `integration/keys.json` publishes it: `kty`, `n`, `e`, `kid` and nothing else. */
  readonly publicJwk: JWK;
}

/** A shared secret of Admin Center → Account → Security → End user authentication → Messaging. */
export interface MessagingKey {
  /** `app_…`: the `kid` of the messaging JWTs signed with it. */
  readonly id: string;
  readonly secret: string;
}

/** How an identity was verified: by mail, single sign-on, a widget's JWT, an agent's click, not. */
export const VERIFICATION_METHODS = ['full', 'sso', 'embed', 'low', 'none'] as const;
export type VerificationMethod = (typeof VERIFICATION_METHODS)[number];

/**
 * What can be made to go wrong, from the developer panel or by URL. Names are part of the tests'
 * and the developer panel's vocabulary.
 */
export interface Faults {
  /** `integration/token` and `keys.json` answer 404, as on plans below Enterprise. */
  planWithoutHelpCenterJwt: boolean;
  /** The session cookie is no longer good for the API, though the page was rendered signed in. */
  expiredSession: boolean;
  /** Added to each answer of Zendesk's APIs, in milliseconds. */
  slowMs: number;
  /** Zendesk's APIs answer with this status instead; `null` when they work. */
  failWith: number | null;
  /** API tokens are refused, as after 30 April 2027. */
  apiTokensRetired: boolean;
  /** `/oauth/tokens` does not know the client or its secret: `invalid_client`. */
  oauthClientRefused: boolean;
  /** The client is not allowed the scopes that it asks for: `invalid_scope`. */
  oauthScopeRefused: boolean;
  /** Tokens are issued without the scopes that were asked for, as after a spelling mistake. */
  oauthScopeMissing: boolean;
  /** Every access token is treated as expired or revoked. */
  oauthTokenExpired: boolean;
  /** How Zendesk came to know people's e-mail; `null`: `full` for those who are verified. */
  verificationMethod: VerificationMethod | null;
  /** The messenger never arrives (blocked). */
  messengerBlocked: boolean;
  /** How long after the page the messenger arrives, in milliseconds. */
  messengerDelayMs: number;
}

/** An API token of Zendesk, which it still accepts: Basic auth with `email/token:token`. */
export interface ApiCredentials {
  readonly email: string;
  readonly token: string;
}

/** An OAuth client's identifier and secret, for client credentials. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** The Zendesk account that the local Help Center plays: its people, sessions and keys. */
export interface Account {
  readonly subdomain: string;
  readonly name: string;
  /** Still being made at first: that takes longer than the rest of the start. */
  readonly helpCenterKey: Promise<HelpCenterKey>;
  readonly messagingKey: MessagingKey;
  /** The Classic widget's shared secret: another one than messaging's. */
  readonly classicSecret: string;
  readonly api: ApiCredentials;
  /** The OAuth client that acts as the account's agent. */
  readonly client: ClientCredentials;
  readonly oauth: OAuth;
  /** Changed in place by the developer panel. */
  readonly faults: Faults;
  /** What the token endpoints and Zendesk's APIs for identity were asked. */
  readonly requestLog: RequestLog;
  people(): readonly AccountPerson[];
  /** Finds by e-mail, or adds; ids are given as Zendesk gives them: numbers that only grow. */
  addPerson(person: Omit<AccountPerson, 'id'>): AccountPerson;
  /** Changes what the account knows of a person; `null` when nobody has that id. */
  updatePerson(id: number, changes: Partial<Omit<AccountPerson, 'id'>>): AccountPerson | null;
  /** @returns the value of the session cookie that now belongs to `person`. */
  signIn(person: AccountPerson): string;
  signOut(session: string): void;
  /** The forgery token of the request's session: Zendesk's `authenticity_token`. */
  authenticityToken(request: Request): string;
  /** Who is signed in, by the session cookie of the request; `null` for a visitor who is not. */
  signedInPerson(request: Request): AccountPerson | null;
}
