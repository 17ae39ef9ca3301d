import type { ClientCredentials } from '../people/index.js';
import { howToTrust, type LocalCertificate } from '../server/index.js';
import { zcliEnvironment } from './zcli-environment.js';
import { zcliInstructions } from './zcli-instructions.js';

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
