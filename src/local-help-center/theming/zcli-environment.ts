import type { ClientCredentials } from '../people/index.js';

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
