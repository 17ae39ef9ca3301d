import type { ClientCredentials } from '../account/index.js';
import { howToTrust, type LocalCertificate } from '../server/index.js';

/**
 * What one has to know who serves HTTPS: how the certificate comes to be trusted, and how zcli,
 * which speaks nothing else, is pointed here.
 *
 * @param url of the local Help Center, with its port
 */
export function httpsHelp(
  url: string,
  { certFile, isNew }: LocalCertificate,
  client: ClientCredentials,
): string {
  const zcli = zcliInstructions(zcliEnvironment(Number(new URL(url).port), client, certFile));
  return isNew ? `${howToTrust(certFile)}\n\n${zcli}` : zcli;
}

/**
 * The environment in which zcli talks to a local Help Center instead of Zendesk.
 *
 * zcli builds its address of a subdomain and a domain and always takes HTTPS, so the loopback
 * address is split in two: `https://{127.0.0}.{1:PORT}`.
 *
 * @param certFile the certificate the local Help Center serves HTTPS with (PEM)
 */
export function zcliEnvironment(
  port: number,
  client: ClientCredentials,
  certFile: string,
): Record<string, string> {
  return {
    ZENDESK_SUBDOMAIN: '127.0.0',
    ZENDESK_DOMAIN: `1:${port}`,
    ZENDESK_OAUTH_CLIENT_ID: client.clientId,
    ZENDESK_OAUTH_CLIENT_SECRET: client.clientSecret,
    NODE_EXTRA_CA_CERTS: certFile,
  };
}

/**
 * Explains how to use zcli with a local Help Center, in another terminal: on a fresh clone, too.
 *
 * @param environment as `zcliEnvironment` gives it
 * @returns lines for the terminal, to be pasted into the shell that the system comes with
 */
export function zcliInstructions(
  environment: Readonly<Record<string, string>>,
  platform: NodeJS.Platform = process.platform,
): string {
  const lines = Object.entries(environment).map(([name, value]) =>
    platform === 'win32' ? `  $env:${name} = '${value}'` : `  export ${name}='${value}'`,
  );
  const { ZENDESK_SUBDOMAIN, ZENDESK_DOMAIN } = environment;
  // Under the address that zcli opens: the browser may not trust the certificate for another one.
  const endpoint = `https://${ZENDESK_SUBDOMAIN}.${ZENDESK_DOMAIN}/token-endpoint/messaging`;
  return [
    'For zcli, in another terminal:',
    ...lines,
    `  npm run kit -- build --endpoint ${endpoint}`,
    '  npm run preview',
  ].join('\n');
}
