import * as v from 'valibot';
import {
  CookieName,
  Credential,
  MessagingKeyId,
  Origin,
  ServerUrl,
  SharedSecret,
  TokenTtl,
  ZendeskUrl,
} from './config-values.js';
import { ConfigurationError } from './configuration-error.js';
import { type IdentityInput, Role } from './identity/index.js';
import type { Log } from './log-entry.js';
import { anyOf, PROOFS } from './proofs-and-roles.js';
import type { RateLimit } from './rate-limit/index.js';

type AnyFunction = (...parameters: never[]) => unknown;

const functionOf = <F extends AnyFunction>() =>
  v.custom<F>((value) => typeof value === 'function', 'must be a function');

const Roles = v.optional(
  v.pipe(v.array(Role), v.nonEmpty('must name at least one role'), v.readonly()),
);

const Basics = {
  /** `app_…`: the id of the key, from Admin Center; it becomes the `kid` of the messaging JWT. */
  messagingKeyId: MessagingKeyId,
  /** The shared secret of that key; at least 32 characters. */
  messagingSecret: SharedSecret,
  /** The shared secret of the Web Widget (Classic); without it `/classic` answers 404. */
  classicSecret: v.optional(SharedSecret),
  /** Origins whose pages may ask, exactly as browsers send them: `https://help.example.com`. */
  allowedOrigins: v.pipe(
    v.array(Origin),
    v.nonEmpty('must name at least one origin'),
    v.readonly(),
  ),
  /** How long a token lives, in seconds: 300 to 86400. Default: 3600. */
  tokenTtl: v.optional(TokenTtl),
  /** Where it is mounted, if not at the root: `/api/zendesk`. */
  basePath: v.optional(
    v.pipe(v.string('must be a string'), v.regex(/^(?:\/[\w.~-]+)+$/, 'must look like /api')),
  ),
  /** Counts requests; nothing is limited without it. `serve` and the worker bring their own. */
  rateLimit: v.optional(functionOf<RateLimit>()),
  /** Receives log entries. Default: warnings and errors go to the console. */
  log: v.optional(functionOf<Log>()),
  /** How other servers are asked; for tests and for hosts that run a stand-in in-process. */
  fetch: v.optional(functionOf<typeof globalThis.fetch>()),
  /**
   * Keeps work alive that several requests wait for, when the one that began it has gone. Only
   * Cloudflare Workers need it: `waitUntil` of `cloudflare:workers`.
   */
  waitUntil: v.optional(functionOf<(work: Promise<unknown>) => void>()),
};

/**
 * Credentials for Zendesk's API. They go to `url`, the account's own address, and nowhere else; it
 * defaults to `zendeskUrl`, which is right unless that is host-mapped.
 */
const apiBasics = {
  url: v.optional(ZendeskUrl),
  /** Writes a missing `external_id` back, so that a user's never changes. Default: false. */
  backfillExternalId: v.optional(v.boolean('must be true or false')),
};
const OAuthAccess = v.strictObject({
  ...apiBasics,
  /** The *Identifier* of an OAuth client (not its numeric id). */
  oauthClientId: Credential,
  oauthClientSecret: Credential,
});
/** An agent's e-mail address and an API token, which Zendesk accepts until 30 April 2027. */
const ApiTokenAccess = v.strictObject({
  ...apiBasics,
  email: v.pipe(v.string('must be a string'), v.nonEmpty('is empty')),
  token: Credential,
});

const HelpCenterJwtProof = v.strictObject({
  ...Basics,
  proof: v.literal('help-center-jwt'),
  /** Where the account is: `https://SUBDOMAIN.zendesk.com`, or the host-mapped address. */
  zendeskUrl: ZendeskUrl,
  /** Looks users up: their name, whether the e-mail is verified, their role, suspension. */
  zendeskApi: v.optional(
    v.lazy((access) =>
      typeof access === 'object' && access !== null && 'oauthClientId' in access
        ? OAuthAccess
        : ApiTokenAccess,
    ),
  ),
  /** Who gets tokens. Needs `zendeskApi`, since a Help Center JWT names no role. Default: all. */
  roles: Roles,
  /** Whether the Help Center lets nobody in whose address is not verified. Default: false. */
  trustEmail: v.optional(v.boolean('must be true or false')),
});

const CookieProof = v.strictObject({
  ...Basics,
  proof: v.literal('cookie'),
  /**
   * Reads your session from the headers of the request (its body has been removed). It returns
   * `null` when nobody is signed in. What it throws becomes a 500 without detail.
   */
  identify: v.optional(
    functionOf<(request: Request) => IdentityInput | null | Promise<IdentityInput | null>>(),
  ),
  /** Instead of `identify`: an address of your site that answers whose session this is. */
  sessionUrl: v.optional(ServerUrl),
  /** Who gets tokens, by the `role` of the session; a user without one gets none. */
  roles: Roles,
  /** Whether the site lets nobody in whose address is not verified. Default: false. */
  trustEmail: v.optional(v.boolean('must be true or false')),
});

const IdTokenProof = v.strictObject({
  ...Basics,
  proof: v.literal('id-token'),
  /** The `iss` of the tokens. Its discovery document names the keys, unless `jwksUrl` does. */
  issuer: v.optional(ServerUrl),
  /** Where the keys are. */
  jwksUrl: v.optional(ServerUrl),
  /** The `aud` of the tokens: your client's id. Any of several. */
  audience: v.pipe(
    v.array(v.pipe(v.string('must be a string'), v.nonEmpty('is empty'))),
    v.nonEmpty('must name at least one audience'),
    v.readonly(),
  ),
  /** A cookie that contains the token. Default: only `Authorization: Bearer`. */
  cookie: v.optional(CookieName),
  /** The claim that becomes the external id. Default: `sub`. */
  externalIdClaim: v.optional(v.pipe(v.string('must be a string'), v.nonEmpty('is empty'))),
  /** Whether the provider lets nobody in whose address is not verified. Default: false. */
  trustEmail: v.optional(v.boolean('must be true or false')),
});

/** The article's behaviour: anyone who asks is believed. For trials, not for real conversations. */
const NoProof = v.strictObject({ ...Basics, proof: v.literal('none') });

const Config = v.variant(
  'proof',
  [HelpCenterJwtProof, CookieProof, IdTokenProof, NoProof],
  `must be ${anyOf(PROOFS)}`,
);

/** The configuration of {@link createTokenEndpoint}: what every endpoint needs, and its proof. */
export type TokenEndpointConfig = Readonly<v.InferOutput<typeof Config>>;
export type HelpCenterJwtProof = Readonly<v.InferOutput<typeof HelpCenterJwtProof>>;
export type CookieProof = Readonly<v.InferOutput<typeof CookieProof>>;
export type IdTokenProof = Readonly<v.InferOutput<typeof IdTokenProof>>;
export type ZendeskApiAccess = NonNullable<HelpCenterJwtProof['zendeskApi']>;

/**
 * Checks a configuration: types do not protect those who embed the endpoint from JavaScript.
 *
 * @throws {ConfigurationError} with every mistake
 */
export function checkedConfig(config: TokenEndpointConfig): TokenEndpointConfig {
  const parsed = v.safeParse(Config, config, { abortPipeEarly: true });
  const mistakes = (parsed.issues ?? []).map((issue) => ({
    name: v.getDotPath(issue) ?? 'config',
    message: issue.message,
  }));
  mistakes.push(...contradictions(config));
  if (!parsed.success || mistakes.length > 0) throw new ConfigurationError(mistakes);
  return parsed.output;
}

function contradictions(config: TokenEndpointConfig): { name: string; message: string }[] {
  if (config.proof === 'help-center-jwt' && config.roles && !config.zendeskApi) {
    const message = 'needs zendeskApi, because a Help Center JWT does not name the role';
    return [{ name: 'roles', message }];
  }
  if (config.proof === 'cookie' && !config.identify === !config.sessionUrl) {
    const message = 'set either identify, a function from Request to an identity, or sessionUrl';
    return [{ name: 'identify', message }];
  }
  if (config.proof === 'id-token' && !config.issuer && !config.jwksUrl) {
    return [{ name: 'issuer', message: 'is missing: set issuer, jwksUrl, or both' }];
  }
  return [];
}
