import { decodeJwt, decodeProtectedHeader, importJWK, jwtVerify } from 'jose';
import * as v from 'valibot';
import { printable } from '../../terminal/index.js';
import { ConfigurationError, parseEnvironment } from '../../token-endpoint/index.js';
import { type CheckWords, couldNotTell, error, ok, type Verdict, warning } from '../finding.js';
import type { AccountExamination } from './account-examination.js';

/** One thing about an account that the token endpoint relies on. */
export interface AccountCheck extends CheckWords {
  /** @throws ZendeskUnanswered */
  run(
    examination: AccountExamination,
  ): Promise<Verdict | readonly Verdict[]> | Verdict | readonly Verdict[];
}

const User = v.object({
  user: v.object({
    id: v.nullable(v.number()),
    role: v.optional(v.nullable(v.string())),
    email: v.optional(v.nullable(v.string())),
  }),
});
const Brands = v.object({
  brands: v.array(
    v.object({
      brand_url: v.optional(v.nullable(v.string())),
      host_mapping: v.optional(v.nullable(v.string())),
      subdomain: v.optional(v.nullable(v.string())),
      has_help_center: v.optional(v.nullable(v.boolean())),
    }),
  ),
});

const NO_CREDENTIALS = 'no credentials are set, so users are not looked up';
const refusedGrant = (): Verdict =>
  couldNotTell('the credentials do not work', 'Fix the credentials first.');

/** What the account must have for the endpoint that the environment describes. */
export const accountChecks: readonly AccountCheck[] = [
  {
    id: 'environment',
    title: 'The environment is complete',
    why: 'serve does not start with a variable that is missing or wrong.',
    fix: 'Correct the variable in the environment or in .env; serve --check reports the same.',
    run({ environment }) {
      try {
        parseEnvironment(environment);
        return ok('serve would start');
      } catch (failure) {
        if (!(failure instanceof ConfigurationError)) throw failure;
        return failure.mistakes.map(({ name, message }) => error(printable(`${name} ${message}`)));
      }
    },
  },
  {
    id: 'account-exists',
    title: 'The account exists',
    decisive: true,
    why: 'Keys and users would be looked for in an account that is not there, or is somebody else’s.',
    fix: 'Set ZENDESK_SUBDOMAIN to the part of your account’s address before .zendesk.com.',
    async run({ ask, accountUrl }) {
      const { host } = new URL(accountUrl);
      const { status, json } = await ask(accountUrl, '/api/v2/users/me.json');
      if (status === 200 && v.is(User, json)) return ok(host);
      if (status >= 500 || status === 429) return couldNotTell(`${host} answers ${status}`, LATER);
      return error(`there is no Zendesk account at ${host} (status ${status})`);
    },
  },
  {
    id: 'help-center-jwt-keys',
    title: 'The account has Help Center JWTs (proof help-center-jwt)',
    decisive: true,
    why: 'The proof help-center-jwt needs them; only Suite Enterprise and Guide Enterprise have them.',
    fix: 'Below Enterprise use PROOF=cookie with SESSION_URL, PROOF=id-token with your identity provider, or Zendesk’s built-in help center authentication instead of this kit.',
    async run({ proof, keysOf, keysUrl }) {
      if (proof !== 'help-center-jwt')
        return ok(`not needed for the proof ${printable(proof, 20)}`);
      const { keys, status } = await keysOf(keysUrl);
      if (keys && keys.length > 0) return ok(`${keys.length} key${keys.length === 1 ? '' : 's'}`);
      if (status >= 500 || status === 429) return couldNotTell(`status ${status}`, LATER);
      return status === 404
        ? error('no keys (status 404): the plan is below Enterprise')
        : error(`no keys (status ${status})`);
    },
  },
  {
    id: 'api-credentials',
    title: 'The credentials work',
    decisive: true,
    why: 'Without the look-up of users no e-mail address counts as verified, ROLES lets nobody in, and suspended users are not noticed.',
    fix: 'Admin Center → Apps and integrations → APIs → OAuth clients: the Identifier is ZENDESK_OAUTH_CLIENT_ID (not the number), Client kind Confidential; the secret is shown in full once, so make a new one if it is lost.',
    async run(examination) {
      const grant = await examination.grant();
      if (grant.kind === 'none') return ok(NO_CREDENTIALS);
      if (grant.kind === 'refused') {
        if (grant.status >= 500 || grant.status === 429) {
          return couldNotTell(`status ${grant.status} of /oauth/tokens`, LATER);
        }
        return error(`the OAuth client is refused: status ${grant.status} ${grant.code}`.trim());
      }
      const me = await userOf(examination, grant.authorization);
      if (me.id !== null)
        return ok(examination.credentials?.kind === 'oauth' ? 'OAuth' : 'API token');
      if (me.status >= 500 || me.status === 429) return couldNotTell(`status ${me.status}`, LATER);
      return error(
        examination.credentials?.kind === 'oauth'
          ? `the access token is refused (status ${me.status})`
          : `ZENDESK_API_EMAIL and ZENDESK_API_TOKEN are refused (status ${me.status})`,
      );
    },
  },
  {
    id: 'api-tokens-end',
    title: 'The credentials have a future',
    why: 'Zendesk switches all API tokens off on 30 April 2027; the look-up of users stops that day.',
    fix: 'Make an OAuth client, set ZENDESK_OAUTH_CLIENT_ID and ZENDESK_OAUTH_CLIENT_SECRET, and remove ZENDESK_API_EMAIL and ZENDESK_API_TOKEN.',
    run: ({ credentials }) =>
      credentials?.kind === 'api-token' ? warning('an API token') : ok('no API token'),
  },
  {
    id: 'api-scopes',
    title: 'The credentials have the scopes that are needed',
    decisive: true,
    why: 'With a scope missing Zendesk answers 403 to every look-up.',
    fix: 'Give the OAuth client the allowed scopes read, and users:write where BACKFILL_EXTERNAL_ID is true.',
    async run(examination) {
      const grant = await examination.grant();
      if (grant.kind === 'none') return ok(NO_CREDENTIALS);
      if (grant.kind === 'refused') return refusedGrant();
      if (grant.scope === null) return ok('an API token has them all');
      const scopes = grant.scope.split(/\s+/).filter(Boolean);
      const needed = examination.backfills ? ['read', 'users:write'] : ['read'];
      const missing = needed.filter((scope) => !scopes.includes(scope));
      return missing.length === 0
        ? ok(printable(scopes.join(' ')))
        : error(
            `${missing.join(', ')} is missing; granted: ${printable(scopes.join(' ')) || 'nothing'}`,
          );
    },
  },
  {
    id: 'api-user',
    title: 'The credentials act as an agent',
    decisive: true,
    why: 'An OAuth client acts as the user it is tied to; an end user may not look others up.',
    fix: 'Tie the OAuth client to an agent or admin who stays: audits contain that name.',
    async run(examination) {
      const grant = await examination.grant();
      if (grant.kind === 'none') return ok(NO_CREDENTIALS);
      if (grant.kind === 'refused') return refusedGrant();
      const { id, role, email } = await userOf(examination, grant.authorization);
      if (id === null) return refusedGrant();
      const found = `user ${id}, ${printable(role, 20)}, ${masked(email)}`;
      return role === 'agent' || role === 'admin' ? ok(found) : error(found);
    },
  },
  {
    id: 'api-identities',
    title: 'Users are found with their identities',
    decisive: true,
    why: 'Only the user’s identities show whether an e-mail address is verified.',
    fix: 'Use the scope read: users:read does not include identities.',
    async run(examination) {
      const grant = await examination.grant();
      if (grant.kind === 'none') return ok(NO_CREDENTIALS);
      if (grant.kind === 'refused') return refusedGrant();
      const { id } = await userOf(examination, grant.authorization);
      if (id === null) return refusedGrant();
      const path = `/api/v2/users/${id}.json?include=identities`;
      const { status, json } = await examination.ask(
        examination.accountUrl,
        path,
        grant.authorization,
      );
      const Identities = v.object({ identities: v.array(v.unknown()) });
      if (status === 200 && v.is(Identities, json)) return ok('the answer has them');
      if (status >= 500 || status === 429) return couldNotTell(`status ${status}`, LATER);
      return error(status === 200 ? 'the answer has no identities' : `status ${status}`);
    },
  },
  {
    id: 'allowed-origins',
    title: 'ALLOWED_ORIGINS are Help Centers of the account',
    why: 'An origin that is missing or misspelt keeps its visitors anonymous; one of another account may ask for tokens.',
    fix: 'Write each origin as the browser shows it: https://, the host (with host mapping the mapped one), no final slash.',
    async run(examination) {
      if (examination.origins.length === 0) return error('none is named');
      const hosts = await helpCenterHosts(examination);
      return Promise.all(
        examination.origins.map((origin) => originVerdict(examination, origin, hosts)),
      );
    },
  },
  {
    id: 'help-center-jwt',
    title: 'The Help Center JWT is of this account',
    why: 'A sandbox and the production account have different keys: the proof of one is refused by the endpoint of the other.',
    fix: 'Point ZENDESK_SUBDOMAIN (or ZENDESK_URL) at the account whose Help Center gives the proof.',
    run: verifyProof,
  },
];

const LATER = 'Run this again later.';

async function userOf(
  examination: AccountExamination,
  authorization: string,
): Promise<{ id: number | null; role: string; email: string; status: number }> {
  // Zendesk answers with the anonymous user to wrong credentials, too: only an id proves them.
  const { status, json } = await examination.ask(
    examination.accountUrl,
    '/api/v2/users/me.json',
    authorization,
  );
  const parsed = v.safeParse(User, json);
  if (status !== 200 || !parsed.success) return { id: null, role: '', email: '', status };
  const { id, role, email } = parsed.output.user;
  return { id, role: role ?? '', email: email ?? '', status };
}

/** `a…@example.com`: enough to recognise one's own. */
function masked(email: string): string {
  const [name = '', domain = ''] = email.split('@');
  return domain ? printable(`${Array.from(name)[0] ?? ''}…@${domain}`, 60) : 'no e-mail address';
}

/** The hosts of the account's Help Centers by its brands; `null` where they cannot be listed. */
async function helpCenterHosts(
  examination: AccountExamination,
): Promise<ReadonlySet<string> | null> {
  const grant = await examination.grant();
  if (grant.kind !== 'granted') return null;
  const { status, json } = await examination.ask(
    examination.accountUrl,
    '/api/v2/brands.json',
    grant.authorization,
  );
  const parsed = v.safeParse(Brands, json);
  if (status !== 200 || !parsed.success) return null;
  return new Set(
    parsed.output.brands
      .filter(({ has_help_center: has }) => has !== false)
      .flatMap(({ brand_url: url, host_mapping: mapped, subdomain }) => [
        ...(url && URL.canParse(url) ? [new URL(url).host] : []),
        ...(mapped ? [mapped] : []),
        ...(subdomain ? [`${subdomain}.zendesk.com`] : []),
      ]),
  );
}

async function originVerdict(
  examination: AccountExamination,
  origin: string,
  hosts: ReadonlySet<string> | null,
): Promise<Verdict> {
  const shown = printable(origin);
  if (hosts?.has(new URL(origin).host)) return ok(`${shown} is a brand of the account`);
  const [own, theirs] = await Promise.all([
    examination.keysOf(examination.keysUrl),
    examination.keysOf(origin).catch(() => ({ keys: null, status: 0 })),
  ]);
  const ownKids = new Set(own.keys?.map(({ n }) => n));
  if (theirs.keys && theirs.keys.length > 0) {
    if (theirs.keys.some(({ n }) => ownKids.has(n))) return ok(`${shown} has the account’s keys`);
    if (ownKids.size > 0) {
      return error(`${shown}: these keys belong to another account (a sandbox, or production?)`);
    }
  }
  if (examination.proof !== 'help-center-jwt') {
    return ok(`${shown} is not a Help Center of the account: a website of your own`);
  }
  return hosts
    ? error(`${shown} is not one of the account’s Help Centers`)
    : couldNotTell(
        `${shown}: it publishes no keys, and without credentials the brands cannot be listed`,
        'Set ZENDESK_OAUTH_CLIENT_ID and ZENDESK_OAUTH_CLIENT_SECRET.',
      );
}

async function verifyProof(examination: AccountExamination): Promise<Verdict> {
  const { helpCenterJwt: jwt, keysUrl } = examination;
  if (jwt === undefined) return couldNotTell('none was given', 'Give --help-center-jwt-file.');
  const { keys } = await examination.keysOf(keysUrl);
  if (!keys || keys.length === 0) return couldNotTell('the account has no keys', LATER);
  try {
    const { kid } = decodeProtectedHeader(jwt);
    const key = keys.find((known) => known.kid === kid);
    if (!key)
      return error(`${await ownerOf(examination, kid)} (${new URL(keysUrl).host} is asked)`);
    const { exp } = decodeJwt(jwt);
    const isOver = typeof exp === 'number' && exp * 1000 <= Date.now();
    // Expired or not, its signature shows whose it is.
    const currentDate = isOver ? new Date((exp - 1) * 1000) : new Date();
    await jwtVerify(jwt, await importJWK(key, 'RS256'), { algorithms: ['RS256'], currentDate });
    return isOver ? warning('of this account, but it has expired') : ok('it verifies');
  } catch {
    return error('it does not verify with the account’s keys');
  }
}

/** Whose key signed a proof, as far as the allowed origins tell. */
async function ownerOf(examination: AccountExamination, kid: string | undefined): Promise<string> {
  for (const origin of examination.origins) {
    const { keys } = await examination.keysOf(origin).catch(() => ({ keys: null }));
    if (keys?.some((known) => known.kid === kid)) {
      return `these keys belong to another account: to that of ${printable(origin)}`;
    }
  }
  return 'these keys belong to another account (a sandbox, or production?)';
}
