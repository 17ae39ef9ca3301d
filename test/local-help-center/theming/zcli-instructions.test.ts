import { describe, expect, it } from 'vitest';
import { zcliEnvironment, zcliInstructions } from '../../../src/local-help-center/theming/index.js';

const environment = zcliEnvironment(
  3000,
  { clientId: 'kit', clientSecret: 'secret' },
  '/Users/me/localhost.pem',
);

describe('the environment for zcli', () => {
  it('amounts to the loopback address, by the rule of zcli', () => {
    const { ZENDESK_SUBDOMAIN: subdomain, ZENDESK_DOMAIN: domain } = environment;
    expect(`https://${subdomain}.${domain}`).toBe('https://127.0.0.1:3000');
  });

  it.each([
    ['linux', "export ZENDESK_OAUTH_CLIENT_SECRET='secret'"],
    ['darwin', "export NODE_EXTRA_CA_CERTS='/Users/me/localhost.pem'"],
    ['win32', "$env:ZENDESK_OAUTH_CLIENT_ID = 'kit'"],
  ] as const)('is printed as the shell of %s reads it', (platform, line) => {
    expect(zcliInstructions(environment, platform)).toContain(line);
  });

  it('builds a theme first, for the endpoint under the address that zcli opens', () => {
    expect(zcliInstructions(environment, 'linux')).toMatch(
      /build --endpoint https:\/\/127\.0\.0\.1:3000\/token-endpoint\/messaging\n {2}npm run preview$/,
    );
  });
});
