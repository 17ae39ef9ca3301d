/**
 * Says how to make browsers trust the local certificate, for the system the reader sits at.
 *
 * @param certFile the path of the certificate, as `localCertificate` gives it
 * @returns lines for the terminal: what to run, and what zcli needs
 */
export function howToTrust(certFile: string, platform: NodeJS.Platform = process.platform): string {
  const file = JSON.stringify(certFile);
  return [
    'Browsers do not know this certificate yet: accept their warning, or trust it once:',
    `  ${TRUST_COMMANDS[platform]?.(file) ?? OTHER(file)}`,
    'For zcli and other Node programs:',
    `  ${platform === 'win32' ? 'set' : 'export'} NODE_EXTRA_CA_CERTS=${platform === 'win32' ? certFile : file}`,
  ].join('\n');
}

const OTHER = (file: string) => `add ${file} to the certificates your browser trusts`;

const TRUST_COMMANDS: Partial<Record<NodeJS.Platform, (file: string) => string>> = {
  darwin: (file) =>
    `security add-trusted-cert -p ssl -k ~/Library/Keychains/login.keychain-db ${file}`,
  // Chrome and Chromium on Linux read this store; Firefox asks once by itself.
  linux: (file) =>
    `certutil -d sql:$HOME/.pki/nssdb -A -t P,, -n guide-messaging-auth -i ${file}   (package libnss3-tools)`,
  win32: (file) => `certutil -user -addstore Root ${file}`,
};
