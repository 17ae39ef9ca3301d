import type { UserRole, Visitor } from './identity/identity.js';
import type { Log } from './log-entry.js';
import type { RateLimit } from './rate-limit/rate-limit.js';

/** What {@link createTokenEndpoint} takes: what every endpoint needs, and its proof. */
export type TokenEndpointConfig = TokenEndpointBasics & Proof;

export interface TokenEndpointBasics {
  /** `app_…`: the id of the key, from Admin Center; it becomes the `kid` of the messaging JWT. */
  readonly messagingKeyId: string;
  /** The shared secret of that key; at least 32 characters. */
  readonly messagingSecret: string;
  /** The shared secret of the Web Widget (Classic); without it `/classic` answers 404. */
  readonly classicSecret?: string | undefined;
  /** Origins whose pages may ask, exactly as browsers send them: `https://help.example.com`. */
  readonly allowedOrigins: readonly string[];
  /** How long a token lives, in seconds: 300 to 86400. Default: 3600. */
  readonly tokenTtl?: number | undefined;
  /** Where it is mounted, if not at the root: `/api/zendesk`. */
  readonly basePath?: string | undefined;
  /** Counts requests; nothing is limited without it. `serve` and the worker bring their own. */
  readonly rateLimit?: RateLimit | undefined;
  /** Takes log entries. Default: warnings and errors go to the console. */
  readonly log?: Log | undefined;
}

/** How the endpoint knows who is asking. */
export type Proof = HelpCenterJwtProof | CookieProof | NoProof;

/** Zendesk says who is signed in, by its Help Center JWT. */
export interface HelpCenterJwtProof {
  readonly proof: 'help-center-jwt';
  /** Where the account is: `https://SUBDOMAIN.zendesk.com`, or the host-mapped address. */
  readonly zendeskUrl: string;
  /** Looks users up: their name, whether the e-mail is verified, their role, suspension. */
  readonly zendeskApi?: ZendeskApiAccess | undefined;
  /** Who gets tokens. Needs `zendeskApi`, since a Help Center JWT tells no role. Default: all. */
  readonly roles?: readonly UserRole[] | undefined;
  /** How Zendesk is asked; for tests and for hosts that run Zendesk's stand-in in-process. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** Credentials of Zendesk's API: an agent's e-mail address and an API token. */
export interface ZendeskApiAccess {
  readonly email: string;
  readonly token: string;
  /** Writes a missing `external_id` back, so that a user's never changes. Default: false. */
  readonly backfillExternalId?: boolean | undefined;
}

/** Your own session says who is signed in. */
export interface CookieProof {
  readonly proof: 'cookie';
  /**
   * Reads your session from the headers of the request (it has no body any more).
   *
   * @returns `null` when nobody is signed in. What it throws becomes a 500 without detail.
   */
  readonly identify: (request: Request) => Visitor | null | Promise<Visitor | null>;
  /** Who gets tokens, by the `role` that `identify` tells; a user without one is left out. */
  readonly roles?: readonly UserRole[] | undefined;
}

/** The article's behaviour: whoever asks is believed. For trials; never for real conversations. */
export interface NoProof {
  readonly proof: 'none';
}
