/**
 * Explains how to make browsers trust the local certificate, for the reader's operating system.
 *
 * @param certFile the path of the certificate, as `localCertificate` gives it
 * @returns lines for the terminal
 */
export function howToTrust(certFile: string, platform: NodeJS.Platform = process.platform): string {
  const file = JSON.stringify(certFile);
  return `Browsers do not know this certificate: accept their warning, or trust it once:
  ${TRUST_COMMANDS[platform]?.(file) ?? `add ${file} to the certificates that your browser trusts`}`;
}

const TRUST_COMMANDS: Partial<Record<NodeJS.Platform, (file: string) => string>> = {
  darwin: (file) =>
    `security add-trusted-cert -p ssl -k ~/Library/Keychains/login.keychain-db ${file}`,
  // The store of Chrome and Chromium on Linux (package libnss3-tools); Firefox asks by itself.
  linux: (file) => `certutil -d sql:$HOME/.pki/nssdb -A -t P,, -n guide-messaging-auth -i ${file}`,
  win32: (file) => `certutil -user -addstore Root ${file}`,
};
