import * as v from 'valibot';
import type { TokenEndpointConfig, ZendeskApiAccess } from './config.js';
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
import { ConfigurationError, type ConfigurationMistake } from './configuration-error.js';
import { Role } from './identity/index.js';
import { isLoopback } from './loopback.js';
import { anyOf, PROOFS, ROLES } from './proofs-and-roles.js';

/** Which connections come from a proxy of yours, whose word about the client's address counts. */
export type TrustProxy = 'loopback' | number;

/** What the environment contains, checked. */
export interface Environment {
  /** Ready for `createTokenEndpoint`; the host adds `log` and `rateLimit`. */
  readonly config: TokenEndpointConfig;
  /** Where to listen, on Node. */
  readonly host: string;
  readonly port: number;
  readonly trustProxy: TrustProxy;
}

interface Documentation {
  /** Whether and when it must be given. */
  readonly needed: string;
  readonly meaning: string;
}

const listOf = (text: string) =>
  text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

/** The schema of the environment: each variable with its rule, its default and its meaning. */
const Variables = v.object({
  ZENDESK_SUBDOMAIN: v.pipe(
    v.optional(
      v.pipe(
        v.string(),
        v.regex(
          /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
          'is not a subdomain: expected only the part before .zendesk.com, in lower case',
        ),
      ),
    ),
    v.metadata({
      needed: 'with proof `help-center-jwt`',
      meaning:
        'The account: `example` for `https://example.zendesk.com`. Its keys verify the Help Center JWTs, and its API looks users up.',
    }),
  ),
  ZENDESK_URL: v.pipe(
    v.optional(ZendeskUrl),
    v.metadata({
      needed: 'for host-mapped Help Centers',
      meaning:
        'Where the keys are, if not at the account\u2019s own address: `https://help.example.com`.',
    }),
  ),
  MESSAGING_KEY_ID: v.pipe(
    MessagingKeyId,
    v.metadata({
      needed: 'yes',
      meaning: 'The id of the messaging key, `app_…`, from Admin Center.',
    }),
  ),
  MESSAGING_SECRET: v.pipe(
    SharedSecret,
    v.metadata({
      needed: 'yes',
      meaning: 'The shared secret of that key; at least 32 characters. Secret.',
    }),
  ),
  CLASSIC_SECRET: v.pipe(
    v.optional(SharedSecret),
    v.metadata({
      needed: 'for the Classic widget',
      meaning: 'The Web Widget (Classic)\u2019s own shared secret. Secret.',
    }),
  ),
  ALLOWED_ORIGINS: v.pipe(
    v.string('is missing: the origins of your Help Centers, such as https://help.example.com'),
    v.transform(listOf),
    v.array(Origin),
    v.nonEmpty('names no origin: expected the origins of your Help Centers, comma-separated'),
    v.metadata({
      needed: 'yes',
      meaning:
        'Whose pages may ask, comma-separated and exactly as browsers send them: ' +
        '`https://help.example.com,https://example.zendesk.com`.',
    }),
  ),
  PROOF: v.pipe(
    v.optional(v.picklist(PROOFS, `is not a proof: expected ${anyOf(PROOFS)}`), 'help-center-jwt'),
    v.metadata({
      needed: 'no',
      meaning:
        'How to know who is asking: `help-center-jwt`, `cookie` (your own session), `id-token` ' +
        '(your identity provider), or `none` (anyone who asks is believed; for trials only).',
    }),
  ),
  SESSION_URL: v.pipe(
    v.optional(ServerUrl),
    v.metadata({
      needed: 'with proof `cookie`',
      meaning:
        'An address of your site that answers whose session this is. It receives the `Cookie` and ' +
        '`Authorization` of each request.',
    }),
  ),
  ID_TOKEN_ISSUER: v.pipe(
    v.optional(ServerUrl),
    v.metadata({
      needed: 'with proof `id-token`',
      meaning:
        'The `iss` of the tokens, exactly as they contain it. Its discovery document names the keys.',
    }),
  ),
  ID_TOKEN_JWKS_URL: v.pipe(
    v.optional(ServerUrl),
    v.metadata({
      needed: 'without a discovery document',
      meaning: 'Where the provider\u2019s keys are.',
    }),
  ),
  ID_TOKEN_AUDIENCE: v.pipe(
    v.optional(
      v.pipe(
        v.string(),
        v.transform(listOf),
        v.array(v.string()),
        v.nonEmpty('names no audience: expected the id of your client'),
        v.readonly(),
      ),
    ),
    v.metadata({
      needed: 'with proof `id-token`',
      meaning:
        'The `aud` of the tokens: your client\u2019s id at the provider. Several are comma-separated.',
    }),
  ),
  ID_TOKEN_COOKIE: v.pipe(
    v.optional(CookieName),
    v.metadata({
      needed: 'no',
      meaning:
        'The cookie that contains the token. Without it only `Authorization: Bearer` counts.',
    }),
  ),
  ID_TOKEN_EXTERNAL_ID_CLAIM: v.pipe(
    v.optional(v.string(), 'sub'),
    v.metadata({
      needed: 'no',
      meaning: 'The claim that becomes the external id. It must never change for a person.',
    }),
  ),
  TRUST_EMAIL: v.pipe(
    v.optional(v.picklist(['true', 'false'], 'must be true or false'), 'false'),
    v.metadata({
      needed: 'no',
      meaning:
        '`true` vouches for every e-mail address: only where nobody can sign in with an address ' +
        'that is not verified.',
    }),
  ),
  TOKEN_TTL: v.pipe(
    v.optional(v.string(), '3600'),
    v.regex(/^\d{1,9}$/, 'must be a whole number of seconds'),
    v.transform(Number),
    TokenTtl,
    v.metadata({
      needed: 'no',
      meaning: 'How long a token lives, in seconds: 300 (5 minutes) to 86400 (24 hours).',
    }),
  ),
  ROLES: v.pipe(
    v.optional(
      v.pipe(
        v.string(),
        v.transform(listOf),
        v.array(Role),
        v.nonEmpty(`names no role: expected ${anyOf(ROLES)}, comma-separated`),
        v.readonly(),
      ),
    ),
    v.metadata({
      needed: 'no',
      meaning:
        'Who gets tokens, comma-separated: `end_user`, `agent`, `admin`. All of them if not given. ' +
        'With `help-center-jwt` it needs the OAuth client, since a Help Center JWT names no role.',
    }),
  ),
  ZENDESK_OAUTH_CLIENT_ID: v.pipe(
    v.optional(Credential),
    v.metadata({
      needed: 'with `ZENDESK_OAUTH_CLIENT_SECRET`',
      meaning:
        'The *Identifier* of an OAuth client. With both, users are looked up: their name, whether ' +
        'their e-mail is verified, their role, suspension.',
    }),
  ),
  ZENDESK_OAUTH_CLIENT_SECRET: v.pipe(
    v.optional(Credential),
    v.metadata({
      needed: 'with `ZENDESK_OAUTH_CLIENT_ID`',
      meaning: 'The secret of that client. Secret.',
    }),
  ),
  BACKFILL_EXTERNAL_ID: v.pipe(
    v.optional(v.picklist(['true', 'false'], 'must be true or false'), 'false'),
    v.metadata({
      needed: 'no',
      meaning:
        '`true` writes a missing `external_id` (the user id) to the user in Zendesk, so that it ' +
        'never changes. Needs the OAuth client, with the scope `users:write` as well.',
    }),
  ),
  ZENDESK_API_EMAIL: v.pipe(
    v.optional(v.pipe(v.string(), v.email('is not an e-mail address'))),
    v.metadata({
      needed: 'legacy',
      meaning:
        'Instead of the OAuth client, until 30 April 2027: the e-mail address of the agent whose ' +
        'API token it is.',
    }),
  ),
  ZENDESK_API_TOKEN: v.pipe(
    v.optional(
      v.pipe(
        v.string(),
        v.regex(/^[\x21-\x7e]{16,}$/, 'is not an API token: expected 16 characters or more'),
      ),
    ),
    v.metadata({ needed: 'legacy', meaning: 'That API token. Secret.' }),
  ),
  HOST: v.pipe(
    v.optional(v.pipe(v.string(), v.regex(/^[\w.:-]+$/, 'is not an address')), '127.0.0.1'),
    v.metadata({
      needed: 'no',
      meaning: 'The address to listen on, on Node. In a container: `0.0.0.0`.',
    }),
  ),
  PORT: v.pipe(
    v.optional(v.string(), '8787'),
    v.regex(/^\d{1,5}$/, 'must be a port: 0 to 65535'),
    v.transform(Number),
    v.maxValue(65_535, 'must be a port: 0 to 65535'),
    v.metadata({ needed: 'no', meaning: 'The port to listen on, on Node.' }),
  ),
  TRUST_PROXY: v.pipe(
    v.optional(v.string(), 'loopback'),
    v.regex(
      /^(?:loopback|\d{1,2})$/,
      'must be loopback or the number of proxies in front of the endpoint',
    ),
    v.transform((text): TrustProxy => (text === 'loopback' ? text : Number(text))),
    v.metadata({
      needed: 'behind a load balancer',
      meaning:
        'Whose `X-Forwarded-For` or `Forwarded` counts, on Node: `loopback` (a proxy on this ' +
        'machine), or the number of proxies in front (`0`: none).',
    }),
  ),
});

type Variables = v.InferOutput<typeof Variables>;

/**
 * Reads the token endpoint's configuration from environment variables. Empty ones count as not
 * given.
 *
 * @param env - `process.env`, or the `env` of a worker
 * @throws {ConfigurationError} with every mistake, by the variables' names; no value of a secret
 *
 * @example
 * ```ts
 * import { createTokenEndpoint, parseEnvironment } from 'guide-messaging-auth/token-endpoint';
 *
 * const endpoint = createTokenEndpoint(parseEnvironment(process.env).config);
 * ```
 */
export function parseEnvironment(env: Readonly<Record<string, unknown>>): Environment {
  const parsed = v.safeParse(Variables, given(env), { abortPipeEarly: true });
  const mistakes = (parsed.issues ?? []).map((issue) => ({
    name: String(issue.path?.[0]?.key),
    message: issue.message,
  }));
  const contradictory = contradictions(given(env));
  if (!parsed.success || contradictory.length > 0) {
    throw new ConfigurationError([...mistakes, ...contradictory]);
  }
  const { HOST: host, PORT: port, TRUST_PROXY: trustProxy } = parsed.output;
  return { config: configOf(parsed.output), host, port, trustProxy };
}

/** Every variable in a Markdown table, from the schema; for the documentation. */
export function environmentTable(): string {
  const rows = Object.entries(Variables.entries).map(([name, schema]) => {
    const { needed, meaning } = v.getMetadata(schema) as Readonly<Documentation>;
    const [inner] = schema.pipe;
    const preset = 'default' in inner && typeof inner.default === 'string' ? inner.default : '';
    return `| \`${name}\` | ${needed} | ${preset && `\`${preset}\``} | ${meaning} |`;
  });
  return ['| variable | needed | default | meaning |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

type Given = Readonly<Record<string, string | undefined>>;

function given(env: Readonly<Record<string, unknown>>): Given {
  return Object.fromEntries(
    Object.keys(Variables.entries).map((name) => {
      const value = env[name];
      const text = typeof value === 'string' ? value.trim() : '';
      return [name, text === '' ? undefined : text];
    }),
  );
}

const API = ['ZENDESK_OAUTH_CLIENT_ID', 'ZENDESK_OAUTH_CLIENT_SECRET'] as const;
const LEGACY_API = ['ZENDESK_API_EMAIL', 'ZENDESK_API_TOKEN'] as const;
const ID_TOKEN = [
  'ID_TOKEN_ISSUER',
  'ID_TOKEN_JWKS_URL',
  'ID_TOKEN_AUDIENCE',
  'ID_TOKEN_COOKIE',
  'ID_TOKEN_EXTERNAL_ID_CLAIM',
] as const;

/** Which proof a variable belongs to; with another one it would be silently ignored. */
const BELONGS_TO: Readonly<Record<string, readonly string[]>> = {
  SESSION_URL: ['cookie'],
  ...Object.fromEntries(ID_TOKEN.map((name) => [name, ['id-token']])),
  ...Object.fromEntries([...API, ...LEGACY_API].map((name) => [name, ['help-center-jwt']])),
  BACKFILL_EXTERNAL_ID: ['help-center-jwt'],
  ROLES: ['help-center-jwt', 'cookie'],
  TRUST_EMAIL: ['help-center-jwt', 'cookie', 'id-token'],
};

/** Rules about two variables, checked on what was given, so that they join the same report. */
function contradictions(env: Given): ConfigurationMistake[] {
  const mistakes: ConfigurationMistake[] = [];
  const wrong = (name: string, message: string) => mistakes.push({ name, message });
  const { PROOF: proof = 'help-center-jwt' } = env;

  // An unknown proof has its own line in the report; what depends on it would only be noise.
  if (PROOFS.some((known) => known === proof)) {
    for (const [name, proofs] of Object.entries(BELONGS_TO)) {
      const given = env[name] !== undefined && env[name] !== 'false';
      if (given && !proofs.includes(proof)) {
        wrong(name, `has no meaning with PROOF=${proof}: it is for ${proofs.join(' or ')}`);
      }
    }
  }
  if (proof === 'help-center-jwt') wrongAccounts(env, wrong);
  if (proof === 'cookie' && !env.SESSION_URL) {
    wrong(
      'SESSION_URL',
      'is missing: with PROOF=cookie, the address of your site that answers whose session it is',
    );
  }
  if (proof === 'cookie' && isOwnAddress(env)) {
    wrong(
      'SESSION_URL',
      'is where this endpoint itself listens (HOST and PORT): expected an address of your site',
    );
  }
  if (proof === 'id-token') {
    if (!env.ID_TOKEN_ISSUER && !env.ID_TOKEN_JWKS_URL) {
      wrong('ID_TOKEN_ISSUER', 'is missing: set it, ID_TOKEN_JWKS_URL, or both');
    }
    if (!env.ID_TOKEN_AUDIENCE) {
      wrong('ID_TOKEN_AUDIENCE', 'is missing: the id of your client at the identity provider');
    }
  }
  if (env.CLASSIC_SECRET && env.CLASSIC_SECRET === env.MESSAGING_SECRET) {
    wrong('CLASSIC_SECRET', 'is the same as MESSAGING_SECRET: the two widgets have different ones');
  }
  return mistakes;
}

/** An endpoint that asks itself gets no session from it. Only on this machine can it be seen. */
function isOwnAddress({ SESSION_URL: url, HOST: host, PORT: port = '8787' }: Given): boolean {
  if (url === undefined || !URL.canParse(url)) return false;
  const asked = new URL(url);
  const isHere = isLoopback(asked.hostname) || asked.hostname === host;
  return isHere && asked.port === port;
}

/** The account and its API. */
function wrongAccounts(env: Given, wrong: (name: string, message: string) => void): void {
  if (!env.ZENDESK_SUBDOMAIN && !env.ZENDESK_URL) {
    wrong('ZENDESK_SUBDOMAIN', 'is missing: the account whose users sign in');
  }
  for (const [first, second] of [API, LEGACY_API]) {
    if (!env[first] === !env[second]) continue;
    wrong(env[first] ? second : first, `is missing: set both ${first} and ${second}`);
  }
  const hasClient = API.some((name) => env[name]);
  const hasToken = LEGACY_API.some((name) => env[name]);
  if (hasClient && hasToken) {
    wrong(
      'ZENDESK_API_TOKEN',
      'is set together with ZENDESK_OAUTH_CLIENT_ID: remove ZENDESK_API_EMAIL and ZENDESK_API_TOKEN',
    );
  }
  if ((hasClient || hasToken) && !env.ZENDESK_SUBDOMAIN && !isAccountHost(env.ZENDESK_URL)) {
    wrong(
      'ZENDESK_SUBDOMAIN',
      'is missing: ZENDESK_URL is host-mapped, and the API is at the account\u2019s own address',
    );
  }
  if (!hasClient && !hasToken) {
    const needs = 'needs ZENDESK_OAUTH_CLIENT_ID and ZENDESK_OAUTH_CLIENT_SECRET';
    if (env.ROLES) wrong('ROLES', needs);
    if (env.BACKFILL_EXTERNAL_ID === 'true') wrong('BACKFILL_EXTERNAL_ID', needs);
  }
}

/** `*.zendesk.com`, or this machine, where a stand-in for the whole account is. */
function isAccountHost(url: string | undefined): boolean {
  if (url === undefined || !URL.canParse(url)) return true;
  return new URL(url).hostname.endsWith('.zendesk.com') || isLoopback(new URL(url).hostname);
}

function configOf(variables: Variables): TokenEndpointConfig {
  const basics = {
    messagingKeyId: variables.MESSAGING_KEY_ID,
    messagingSecret: variables.MESSAGING_SECRET,
    classicSecret: variables.CLASSIC_SECRET,
    allowedOrigins: variables.ALLOWED_ORIGINS,
    tokenTtl: variables.TOKEN_TTL,
  };
  const trustEmail = variables.TRUST_EMAIL === 'true';
  const { PROOF: proof, ROLES: roles } = variables;
  switch (proof) {
    case 'none':
      return { ...basics, proof };
    case 'cookie':
      return { ...basics, proof, sessionUrl: variables.SESSION_URL, roles, trustEmail };
    case 'id-token':
      return {
        ...basics,
        proof,
        issuer: variables.ID_TOKEN_ISSUER,
        jwksUrl: variables.ID_TOKEN_JWKS_URL,
        audience: variables.ID_TOKEN_AUDIENCE ?? [],
        cookie: variables.ID_TOKEN_COOKIE,
        externalIdClaim: variables.ID_TOKEN_EXTERNAL_ID_CLAIM,
        trustEmail,
      };
    case 'help-center-jwt': {
      const zendeskUrl = variables.ZENDESK_URL ?? accountUrl(variables);
      return { ...basics, proof, zendeskUrl, zendeskApi: apiAccess(variables), roles, trustEmail };
    }
  }
}

function accountUrl({ ZENDESK_SUBDOMAIN }: Variables): string {
  return `https://${ZENDESK_SUBDOMAIN}.zendesk.com`;
}

function apiAccess(variables: Variables): ZendeskApiAccess | undefined {
  const { ZENDESK_OAUTH_CLIENT_ID: id, ZENDESK_OAUTH_CLIENT_SECRET: secret } = variables;
  const { ZENDESK_API_EMAIL: email, ZENDESK_API_TOKEN: token } = variables;
  const basics = {
    url: variables.ZENDESK_SUBDOMAIN === undefined ? undefined : accountUrl(variables),
    backfillExternalId: variables.BACKFILL_EXTERNAL_ID === 'true',
  };
  if (id !== undefined && secret !== undefined) {
    return { ...basics, oauthClientId: id, oauthClientSecret: secret };
  }
  return email === undefined || token === undefined ? undefined : { ...basics, email, token };
}
