import * as v from 'valibot';
import type { TokenEndpointConfig, ZendeskApiAccess } from './config.js';
import { ConfigurationError, type ConfigurationMistake } from './configuration-error.js';
import { MessagingKeyId, Origin, Role, SharedSecret, TokenTtl, ZendeskUrl } from './settings.js';

/** What the environment says, checked. */
export interface Environment {
  /** Ready for `createTokenEndpoint`; the host adds `log` and `rateLimit`. */
  readonly config: TokenEndpointConfig;
  /** Where to listen, on Node. */
  readonly host: string;
  readonly port: number;
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
      needed: 'this or `ZENDESK_URL`',
      meaning:
        'The account: `example` for `https://example.zendesk.com`. Its keys check the Help Center JWTs.',
    }),
  ),
  ZENDESK_URL: v.pipe(
    v.optional(ZendeskUrl),
    v.metadata({
      needed: 'this or `ZENDESK_SUBDOMAIN`',
      meaning:
        'The account\u2019s address in full, for host-mapped Help Centers: `https://help.example.com`.',
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
    v.optional(
      v.picklist(
        ['help-center-jwt', 'cookie', 'none'],
        'is not a proof: expected help-center-jwt or none',
      ),
      'help-center-jwt',
    ),
    v.metadata({
      needed: 'no',
      meaning:
        'How to know who is asking: `help-center-jwt`, or `none` (whoever asks is believed; for ' +
        'trials only). `cookie` needs a function of yours, so it works only when embedded.',
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
        v.nonEmpty('names no role: expected end_user, agent or admin, comma-separated'),
      ),
    ),
    v.metadata({
      needed: 'no',
      meaning:
        'Who gets tokens, comma-separated: `end_user`, `agent`, `admin`. All of them if not given. ' +
        'Needs the API credentials, since a Help Center JWT does not tell the role.',
    }),
  ),
  ZENDESK_API_EMAIL: v.pipe(
    v.optional(v.pipe(v.string(), v.email('is not an e-mail address'))),
    v.metadata({
      needed: 'with `ZENDESK_API_TOKEN`',
      meaning:
        'The e-mail address of the agent whose API token it is. With both, users are looked up: ' +
        'their name, whether their e-mail is verified, their role, suspension.',
    }),
  ),
  ZENDESK_API_TOKEN: v.pipe(
    v.optional(
      v.pipe(
        v.string(),
        v.regex(/^[\x21-\x7e]{16,}$/, 'is not an API token: expected 16 characters or more'),
      ),
    ),
    v.metadata({
      needed: 'with `ZENDESK_API_EMAIL`',
      meaning: 'An API token from Admin Center. Secret.',
    }),
  ),
  BACKFILL_EXTERNAL_ID: v.pipe(
    v.optional(v.picklist(['true', 'false'], 'must be true or false'), 'false'),
    v.metadata({
      needed: 'no',
      meaning:
        '`true` writes a missing `external_id` (the user id) to the user in Zendesk, so that it ' +
        'never changes. Needs the API credentials.',
    }),
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
});

type Variables = v.InferOutput<typeof Variables>;

/**
 * Reads the token endpoint's configuration from environment variables. Empty ones count as not
 * given. `serve --check` calls just this.
 *
 * @param env - `process.env`, or the `env` of a worker
 * @throws {ConfigurationError} with every mistake, by the variables' names; no value of a secret
 */
export function parseEnvironment(env: Readonly<Record<string, unknown>>): Environment {
  const parsed = v.safeParse(Variables, given(env));
  const mistakes = (parsed.issues ?? []).map((issue) => ({
    name: String(issue.path?.[0]?.key),
    message: issue.message,
  }));
  const contradictory = contradictions(given(env));
  if (!parsed.success || contradictory.length > 0) {
    throw new ConfigurationError([...mistakes, ...contradictory]);
  }
  const { HOST: host, PORT: port } = parsed.output;
  return { config: configOf(parsed.output), host, port };
}

/** Every variable in a Markdown table, from the schema; for the README. */
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

/** Rules about two variables, checked on what was given, so that they join the same report. */
function contradictions(env: Given): ConfigurationMistake[] {
  const mistakes: ConfigurationMistake[] = [];
  const wrong = (name: string, message: string) => mistakes.push({ name, message });
  // A proof that is none has its own line in the report; what depends on it would only be noise.
  const proof = env.PROOF === 'none' || env.PROOF === 'cookie' ? env.PROOF : 'help-center-jwt';
  const apiGiven = [env.ZENDESK_API_EMAIL, env.ZENDESK_API_TOKEN].filter(Boolean).length;
  const needsApi = (name: string) => {
    if (proof !== 'help-center-jwt') wrong(name, `makes no sense with PROOF=${proof}`);
    else if (apiGiven === 0) wrong(name, 'needs ZENDESK_API_EMAIL and ZENDESK_API_TOKEN');
  };

  if (proof === 'cookie') {
    wrong(
      'PROOF',
      'cookie cannot work from the environment: it needs a function that reads your session. ' +
        "Embed createTokenEndpoint({ proof: 'cookie', identify, … }) in your own server",
    );
  }
  if (proof === 'help-center-jwt' && !env.ZENDESK_SUBDOMAIN && !env.ZENDESK_URL) {
    wrong('ZENDESK_SUBDOMAIN', 'is missing: the account whose users sign in (or ZENDESK_URL)');
  }
  if (env.ZENDESK_SUBDOMAIN && env.ZENDESK_URL) {
    wrong('ZENDESK_URL', 'is given beside ZENDESK_SUBDOMAIN: give one of the two');
  }
  if (apiGiven === 1) {
    const missing = env.ZENDESK_API_EMAIL ? 'ZENDESK_API_TOKEN' : 'ZENDESK_API_EMAIL';
    wrong(missing, 'is missing: the API credentials are given by half');
  }
  if (apiGiven > 0 && proof !== 'help-center-jwt') needsApi('ZENDESK_API_TOKEN');
  if (env.ROLES) needsApi('ROLES');
  if (env.BACKFILL_EXTERNAL_ID === 'true') needsApi('BACKFILL_EXTERNAL_ID');
  if (env.CLASSIC_SECRET && env.CLASSIC_SECRET === env.MESSAGING_SECRET) {
    wrong('CLASSIC_SECRET', 'is the same as MESSAGING_SECRET: the two widgets have different ones');
  }
  return mistakes;
}

function configOf(variables: Variables): TokenEndpointConfig {
  const basics = {
    messagingKeyId: variables.MESSAGING_KEY_ID,
    messagingSecret: variables.MESSAGING_SECRET,
    classicSecret: variables.CLASSIC_SECRET,
    allowedOrigins: variables.ALLOWED_ORIGINS,
    tokenTtl: variables.TOKEN_TTL,
  };
  if (variables.PROOF === 'none') return { ...basics, proof: 'none' };
  return {
    ...basics,
    proof: 'help-center-jwt',
    zendeskUrl: variables.ZENDESK_URL ?? `https://${variables.ZENDESK_SUBDOMAIN}.zendesk.com`,
    zendeskApi: apiAccess(variables),
    roles: variables.ROLES,
  };
}

function apiAccess(variables: Variables): ZendeskApiAccess | undefined {
  const { ZENDESK_API_EMAIL: email, ZENDESK_API_TOKEN: token } = variables;
  if (email === undefined || token === undefined) return undefined;
  return { email, token, backfillExternalId: variables.BACKFILL_EXTERNAL_ID === 'true' };
}
