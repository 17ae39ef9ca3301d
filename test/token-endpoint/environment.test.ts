import { describe, expect, it } from 'vitest';
import { environmentTable } from '../../src/token-endpoint/environment.js';
import { ConfigurationError, parseEnvironment } from '../../src/token-endpoint/index.js';
import { CLASSIC_SECRET, MESSAGING_SECRET } from './environment-of.js';

const GOOD = {
  ZENDESK_SUBDOMAIN: 'example',
  MESSAGING_KEY_ID: 'app_5f3e7c0a9b1d',
  MESSAGING_SECRET,
  ALLOWED_ORIGINS: 'https://help.example.com',
};
const API = {
  ZENDESK_API_EMAIL: 'agent@example.com',
  ZENDESK_API_TOKEN: 'an-api-token-0123456789',
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
    const { ZENDESK_SUBDOMAIN, ...rest } = GOOD;
    const env = {
      ...rest,
      ...API,
      ZENDESK_URL: 'https://help.example.com/',
      CLASSIC_SECRET,
      ALLOWED_ORIGINS: ' https://help.example.com , https://b.example.com:8443 ,',
      TOKEN_TTL: '300',
      ROLES: 'end_user, agent',
      BACKFILL_EXTERNAL_ID: 'true',
      HOST: '0.0.0.0',
      PORT: '80',
    };
    expect(parseEnvironment(env)).toEqual({
      host: '0.0.0.0',
      port: 80,
      config: {
        proof: 'help-center-jwt',
        zendeskUrl: 'https://help.example.com',
        zendeskApi: {
          email: API.ZENDESK_API_EMAIL,
          token: API.ZENDESK_API_TOKEN,
          backfillExternalId: true,
        },
        roles: ['end_user', 'agent'],
        messagingKeyId: GOOD.MESSAGING_KEY_ID,
        messagingSecret: MESSAGING_SECRET,
        classicSecret: CLASSIC_SECRET,
        allowedOrigins: ['https://help.example.com', 'https://b.example.com:8443'],
        tokenTtl: 300,
      },
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
      'ZENDESK_API_TOKEN',
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
    ['ZENDESK_URL', 'https://help.example.com', 'give one of the two'],
    ['ALLOWED_ORIGINS', ',', 'names no origin'],
    ['ALLOWED_ORIGINS', '*', 'without *'],
    ['ALLOWED_ORIGINS', 'https://*.example.com', 'without *'],
    ['ALLOWED_ORIGINS', 'null', 'cannot be told apart'],
    ['ALLOWED_ORIGINS', 'http://help.example.com', 'must begin with https://'],
    ['ALLOWED_ORIGINS', 'https://help.example.com/hc', 'expected https://help.example.com'],
    ['ALLOWED_ORIGINS', 'https://HELP.example.com', 'expected https://help.example.com'],
    ['ALLOWED_ORIGINS', 'https://help.example.com:443', 'expected https://help.example.com'],
    ['ALLOWED_ORIGINS', 'ftp://help.example.com', 'must begin with https://'],
    ['PROOF', 'cookie', "createTokenEndpoint({ proof: 'cookie', identify"],
    ['PROOF', 'None', 'expected help-center-jwt or none'],
    ['TOKEN_TTL', '299', '300 (5 minutes)'],
    ['TOKEN_TTL', '86401', '86400 (24 hours)'],
    ['TOKEN_TTL', '1h', 'whole number of seconds'],
    ['ROLES', 'end_user', 'needs ZENDESK_API_EMAIL and ZENDESK_API_TOKEN'],
    ['ROLES', ',', 'names no role'],
    ['ZENDESK_API_TOKEN', API.ZENDESK_API_TOKEN, 'given by half'],
    ['BACKFILL_EXTERNAL_ID', 'true', 'needs ZENDESK_API_EMAIL'],
    ['HOST', 'a b', 'is not an address'],
    ['PORT', 'http', 'must be a port'],
  ])('refuses %s=%s', (name, value, message) => {
    expect(reportOf({ ...GOOD, [name]: value })?.message).toContain(message);
  });

  it.each([
    ['ROLES', { ...API, ROLES: 'end_user' }],
    ['BACKFILL_EXTERNAL_ID', { ...API, BACKFILL_EXTERNAL_ID: 'true' }],
    ['ZENDESK_API_TOKEN', API],
  ])('refuses %s with PROOF=none', (name, more) => {
    const names = reportOf({ ...GOOD, ...more, PROOF: 'none' })?.mistakes.map(
      (mistake) => mistake.name,
    );
    expect(names).toContain(name);
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

  it('is never quoted where it holds a secret', () => {
    const secrets = {
      MESSAGING_SECRET: 'too short for it',
      CLASSIC_SECRET: 'Not A Secret, Really',
      ZENDESK_API_TOKEN: 'a b',
      ALLOWED_ORIGINS: 'https://user:password@help.example.com',
    };
    const report = reportOf({ ...GOOD, ...secrets })?.message ?? '';
    expect(report).toContain('CLASSIC_SECRET');
    for (const secret of Object.values(secrets)) expect(report).not.toContain(secret);
  });
});

describe('the table of the environment', () => {
  it('has a row for each variable, with its default', () => {
    expect(environmentTable().match(/^\| `[A-Z_]+` \|/gm)).toHaveLength(14);
    expect(environmentTable()).toMatch(/^\| `TOKEN_TTL` \| no \| `3600` \| .+ \|$/m);
  });
});
