import { describe, expect, it } from 'vitest';
import { ENDPOINT_ENVIRONMENT } from '../../src/commands/endpoint-environment.js';
import { environmentTable } from '../../src/token-endpoint/environment.js';
import { ConfigurationError, parseEnvironment } from '../../src/token-endpoint/index.js';
import { CLASSIC_SECRET, MESSAGING_SECRET } from './environment-of.js';

const GOOD = {
  ZENDESK_SUBDOMAIN: 'example',
  MESSAGING_KEY_ID: 'app_5f3e7c0a9b1d',
  MESSAGING_SECRET,
  ALLOWED_ORIGINS: 'https://help.example.com',
};
const OAUTH = {
  ZENDESK_OAUTH_CLIENT_ID: 'token_endpoint',
  ZENDESK_OAUTH_CLIENT_SECRET: 'an-oauth-secret-0123456789',
};
const API = {
  ZENDESK_API_EMAIL: 'agent@example.com',
  ZENDESK_API_TOKEN: 'an-api-token-0123456789',
};

const ID_TOKEN = {
  PROOF: 'id-token',
  ID_TOKEN_ISSUER: 'https://login.example.com/',
  ID_TOKEN_AUDIENCE: 'web, app',
};

/** The report for an environment, or nothing when it is in order. */
function reportOf(env: Record<string, string | undefined>): ConfigurationError | undefined {
  try {
    parseEnvironment(env);
    return undefined;
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
}

describe('the environment', () => {
  it('needs four variables', () => {
    expect(parseEnvironment(GOOD)).toMatchObject({
      host: '127.0.0.1',
      port: 8787,
      config: {
        proof: 'help-center-jwt',
        zendeskUrl: 'https://example.zendesk.com',
        allowedOrigins: ['https://help.example.com'],
        tokenTtl: 3600,
      },
    });
  });

  it('may say everything', () => {
    const env = {
      ...GOOD,
      ...OAUTH,
      ZENDESK_URL: 'https://help.example.com/',
      CLASSIC_SECRET,
      ALLOWED_ORIGINS: ' https://help.example.com , https://b.example.com:8443 ,',
      TOKEN_TTL: '300',
      ROLES: 'end_user, agent',
      BACKFILL_EXTERNAL_ID: 'true',
      TRUST_EMAIL: 'true',
      HOST: '0.0.0.0',
      PORT: '80',
      TRUST_PROXY: '2',
    };
    expect(parseEnvironment(env)).toEqual({
      host: '0.0.0.0',
      port: 80,
      trustProxy: 2,
      config: {
        proof: 'help-center-jwt',
        zendeskUrl: 'https://help.example.com',
        zendeskApi: {
          url: 'https://example.zendesk.com',
          oauthClientId: OAUTH.ZENDESK_OAUTH_CLIENT_ID,
          oauthClientSecret: OAUTH.ZENDESK_OAUTH_CLIENT_SECRET,
          backfillExternalId: true,
        },
        roles: ['end_user', 'agent'],
        trustEmail: true,
        messagingKeyId: GOOD.MESSAGING_KEY_ID,
        messagingSecret: MESSAGING_SECRET,
        classicSecret: CLASSIC_SECRET,
        allowedOrigins: ['https://help.example.com', 'https://b.example.com:8443'],
        tokenTtl: 300,
      },
    });
  });

  it('may name an API token, until April 2027', () => {
    expect(parseEnvironment({ ...GOOD, ...API }).config).toMatchObject({
      zendeskApi: {
        url: 'https://example.zendesk.com',
        email: API.ZENDESK_API_EMAIL,
        token: API.ZENDESK_API_TOKEN,
      },
    });
  });

  it('may name a session', () => {
    const env = {
      ...GOOD,
      PROOF: 'cookie',
      SESSION_URL: 'https://www.example.com/session',
      ROLES: 'end_user',
      TRUST_EMAIL: 'true',
    };
    expect(parseEnvironment(env).config).toMatchObject({
      proof: 'cookie',
      sessionUrl: 'https://www.example.com/session',
      roles: ['end_user'],
      trustEmail: true,
    });
  });

  it('may name an identity provider', () => {
    const env = {
      ...GOOD,
      ...ID_TOKEN,
      ID_TOKEN_JWKS_URL: 'https://login.example.com/keys',
      ID_TOKEN_COOKIE: '__Host-id',
      ID_TOKEN_EXTERNAL_ID_CLAIM: 'https://example.com/id',
    };
    expect(parseEnvironment(env).config).toMatchObject({
      proof: 'id-token',
      issuer: 'https://login.example.com/',
      jwksUrl: 'https://login.example.com/keys',
      audience: ['web', 'app'],
      cookie: '__Host-id',
      externalIdClaim: 'https://example.com/id',
    });
  });

  it('asks the account\u2019s own host where the Help Center is host-mapped', () => {
    const env = { ...GOOD, ...OAUTH, ZENDESK_URL: 'https://help.example.com' };
    expect(parseEnvironment(env).config).toMatchObject({
      zendeskUrl: 'https://help.example.com',
      zendeskApi: { url: 'https://example.zendesk.com' },
    });
  });

  it('reports every mistake at once, by name', () => {
    const report = reportOf({
      ZENDESK_SUBDOMAIN: 'https://example.zendesk.com',
      MESSAGING_KEY_ID: 'key',
      MESSAGING_SECRET: 'short',
      ALLOWED_ORIGINS: '*, help.example.com',
      PROOF: 'jwt',
      TOKEN_TTL: '60',
      ROLES: 'everybody',
      ZENDESK_API_EMAIL: 'agent@example.com',
      BACKFILL_EXTERNAL_ID: 'yes',
      PORT: '99999',
    });
    expect(report?.mistakes.map(({ name }) => name)).toEqual([
      'ZENDESK_SUBDOMAIN',
      'MESSAGING_KEY_ID',
      'MESSAGING_SECRET',
      'ALLOWED_ORIGINS',
      'ALLOWED_ORIGINS',
      'PROOF',
      'TOKEN_TTL',
      'ROLES',
      'BACKFILL_EXTERNAL_ID',
      'PORT',
    ]);
  });

  it('reports what is missing from an empty one', () => {
    expect(reportOf({})?.mistakes.map(({ name }) => name)).toEqual([
      'MESSAGING_KEY_ID',
      'MESSAGING_SECRET',
      'ALLOWED_ORIGINS',
      'ZENDESK_SUBDOMAIN',
    ]);
  });

  it.each([
    ['MESSAGING_SECRET', '', 'is missing'],
    ['MESSAGING_SECRET', 'x', 'too short (1 characters)'],
    ['MESSAGING_SECRET', `${MESSAGING_SECRET} ${MESSAGING_SECRET}`, 'white space'],
    ['MESSAGING_SECRET', 'x'.repeat(40), 'placeholder'],
    ['MESSAGING_SECRET', `app_${'5f3e7c0a9b'.repeat(4)}`, 'looks like a key id'],
    ['MESSAGING_KEY_ID', MESSAGING_SECRET, 'is not a key id'],
    ['CLASSIC_SECRET', MESSAGING_SECRET, 'same as MESSAGING_SECRET'],
    ['CLASSIC_SECRET', 'short', 'too short'],
    ['ZENDESK_SUBDOMAIN', 'example.zendesk.com', 'only the part before .zendesk.com'],
    ['ZENDESK_SUBDOMAIN', 'Example', 'lower case'],
    ['ZENDESK_SUBDOMAIN', 'evil.example/', 'is not a subdomain'],
    ['ZENDESK_URL', 'help.example.com', 'is not an origin'],
    ['ALLOWED_ORIGINS', ',', 'names no origin'],
    ['ALLOWED_ORIGINS', '*', 'without *'],
    ['ALLOWED_ORIGINS', 'https://*.example.com', 'without *'],
    ['ALLOWED_ORIGINS', 'null', 'cannot be distinguished'],
    ['ALLOWED_ORIGINS', 'http://help.example.com', 'must begin with https://'],
    ['ALLOWED_ORIGINS', 'https://help.example.com/hc', 'expected https://help.example.com'],
    ['ALLOWED_ORIGINS', 'https://HELP.example.com', 'expected https://help.example.com'],
    ['ALLOWED_ORIGINS', 'https://help.example.com:443', 'expected https://help.example.com'],
    ['ALLOWED_ORIGINS', 'ftp://help.example.com', 'must begin with https://'],
    ['PROOF', 'cookie', 'SESSION_URL: is missing'],
    ['PROOF', 'id-token', 'ID_TOKEN_AUDIENCE: is missing'],
    ['PROOF', 'id-token', 'ID_TOKEN_ISSUER: is missing'],
    ['PROOF', 'None', 'expected help-center-jwt, cookie, id-token or none'],
    ['SESSION_URL', 'https://www.example.com/session', 'has no meaning with PROOF=help-center-jwt'],
    ['ID_TOKEN_AUDIENCE', 'web', 'it is for id-token'],
    ['ID_TOKEN_EXTERNAL_ID_CLAIM', 'sub', 'it is for id-token'],
    ['TRUST_EMAIL', 'yes', 'must be true or false'],
    ['TRUST_PROXY', 'all', 'must be loopback or the number of proxies'],
    ['TRUST_PROXY', '-1', 'must be loopback or the number of proxies'],
    ['TOKEN_TTL', '299', '300 (5 minutes)'],
    ['TOKEN_TTL', '86401', '86400 (24 hours)'],
    ['TOKEN_TTL', '1h', 'whole number of seconds'],
    ['ROLES', 'end_user', 'needs ZENDESK_OAUTH_CLIENT_ID and ZENDESK_OAUTH_CLIENT_SECRET'],
    ['ROLES', ',', 'names no role'],
    ['ZENDESK_API_TOKEN', API.ZENDESK_API_TOKEN, 'ZENDESK_API_EMAIL: is missing: set both'],
    ['ZENDESK_API_EMAIL', API.ZENDESK_API_EMAIL, 'ZENDESK_API_TOKEN: is missing: set both'],
    ['ZENDESK_OAUTH_CLIENT_ID', 'x', 'ZENDESK_OAUTH_CLIENT_SECRET: is missing: set both'],
    ['ZENDESK_OAUTH_CLIENT_SECRET', 'x', 'ZENDESK_OAUTH_CLIENT_ID: is missing: set both'],
    ['ZENDESK_OAUTH_CLIENT_SECRET', 'a b', 'contains white space'],
    ['BACKFILL_EXTERNAL_ID', 'true', 'needs ZENDESK_OAUTH_CLIENT_ID'],
    ['HOST', 'a b', 'is not an address'],
    ['PORT', 'http', 'must be a port'],
  ])('refuses %s=%s', (name, value, message) => {
    expect(reportOf({ ...GOOD, [name]: value })?.message).toContain(message);
  });

  it.each([
    ['none', 'ROLES', 'end_user'],
    ['none', 'BACKFILL_EXTERNAL_ID', 'true'],
    ['none', 'ZENDESK_API_TOKEN', API.ZENDESK_API_TOKEN],
    ['none', 'ZENDESK_OAUTH_CLIENT_ID', OAUTH.ZENDESK_OAUTH_CLIENT_ID],
    ['none', 'TRUST_EMAIL', 'true'],
    ['none', 'SESSION_URL', 'https://www.example.com/session'],
    ['none', 'ID_TOKEN_ISSUER', 'https://login.example.com'],
    ['cookie', 'ZENDESK_OAUTH_CLIENT_ID', OAUTH.ZENDESK_OAUTH_CLIENT_ID],
    ['cookie', 'ID_TOKEN_COOKIE', 'id'],
    ['id-token', 'ROLES', 'end_user'],
    ['id-token', 'SESSION_URL', 'https://www.example.com/session'],
    ['id-token', 'BACKFILL_EXTERNAL_ID', 'true'],
  ])('with PROOF=%s refuses %s', (PROOF, name, value) => {
    const report = reportOf({ ...GOOD, PROOF, [name]: value });
    expect(report?.message).toContain(`${name}: has no meaning with PROOF=${PROOF}`);
  });

  it.each([
    ['http://www.example.com/session', 'must begin with https://'],
    ['/session', 'is not a URL'],
    ['https://user:hunter2@www.example.com/', 'must not contain credentials'],
    ['ftp://www.example.com/', 'must begin with https://'],
    ['https://www.example.com/#me', 'must not contain a # part'],
    ['http://localhost:8787/messaging', 'is where this endpoint itself listens'],
    ['http://127.0.0.1:8787/session', 'is where this endpoint itself listens'],
  ])('refuses the SESSION_URL %s', (SESSION_URL, message) => {
    const report = reportOf({ ...GOOD, PROOF: 'cookie', SESSION_URL });
    expect(report?.message).toContain(`SESSION_URL: ${message}`);
    expect(report?.message).not.toContain('hunter2');
  });

  it.each([
    [{ ID_TOKEN_ISSUER: 'http://login.example.com' }, 'ID_TOKEN_ISSUER: must begin with https://'],
    [{ ID_TOKEN_JWKS_URL: 'login.example.com' }, 'ID_TOKEN_JWKS_URL: is not a URL'],
    [{ ID_TOKEN_AUDIENCE: ' , ' }, 'ID_TOKEN_AUDIENCE: names no audience'],
    [{ ID_TOKEN_COOKIE: 'a=b' }, 'ID_TOKEN_COOKIE: is not the name of a cookie'],
  ])('refuses the identity provider %j', (more, message) => {
    expect(reportOf({ ...GOOD, ...ID_TOKEN, ...more })?.message).toContain(message);
  });

  it('refuses an OAuth client together with an API token', () => {
    expect(reportOf({ ...GOOD, ...OAUTH, ...API })?.message).toContain(
      'ZENDESK_API_TOKEN: is set together with ZENDESK_OAUTH_CLIENT_ID',
    );
  });

  it('needs the account\u2019s subdomain for its API where the Help Center is host-mapped', () => {
    const { ZENDESK_SUBDOMAIN, ...rest } = GOOD;
    const mapped = { ...rest, ZENDESK_URL: 'https://help.example.com' };
    expect(reportOf(mapped)).toBeUndefined();
    expect(reportOf({ ...mapped, ...OAUTH })?.message).toContain('ZENDESK_SUBDOMAIN: is missing');
    expect(reportOf({ ...mapped, ...API })?.message).toContain('ZENDESK_SUBDOMAIN: is missing');
    const own = { ...rest, ...OAUTH, ZENDESK_URL: 'https://example.zendesk.com' };
    expect(reportOf(own)).toBeUndefined();
  });

  it('allows http for loopback alone, for trials', () => {
    const env = {
      ...GOOD,
      ZENDESK_SUBDOMAIN: '',
      ZENDESK_URL: 'http://127.0.0.1:3000',
      ALLOWED_ORIGINS: 'http://localhost:3000',
    };
    expect(reportOf(env)).toBeUndefined();
  });

  it('is never quoted where it contains a secret', () => {
    const secrets = {
      MESSAGING_SECRET: 'too short for it',
      CLASSIC_SECRET: 'Not A Secret, Really',
      ZENDESK_API_TOKEN: 'a b',
      ZENDESK_OAUTH_CLIENT_SECRET: 'Another One',
      ALLOWED_ORIGINS: 'https://user:password@help.example.com',
    };
    const report = reportOf({ ...GOOD, ...secrets })?.message ?? '';
    expect(report).toContain('CLASSIC_SECRET');
    for (const secret of Object.values(secrets)) expect(report).not.toContain(secret);
  });
});

describe('the table of the environment', () => {
  it('has a row for each variable of --help', () => {
    const rows = [...environmentTable().matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
    expect(rows.sort()).toEqual(ENDPOINT_ENVIRONMENT.map(({ name }) => name).sort());
  });

  it('has the default of a variable', () => {
    expect(environmentTable()).toMatch(/^\| `TOKEN_TTL` \| no \| `3600` \| .+ \|$/m);
  });
});
