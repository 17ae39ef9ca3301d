import { X509Certificate } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { selfSignedCertificate } from './self-signed-certificate.js';

/** A certificate for this machine's own names, and where it lies for those who shall trust it. */
export interface LocalCertificate {
  readonly cert: string;
  readonly key: string;
  /** The path of the certificate (PEM), for `NODE_EXTRA_CA_CERTS` and the system's trust store. */
  readonly certFile: string;
  /** Whether it was made just now: then nothing trusts it yet. */
  readonly isNew: boolean;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** macOS and iOS refuse longer ones: https://support.apple.com/en-us/103769 */
const LIFETIME_DAYS = 820;
const RENEW_DAYS_BEFORE = 14;

/**
 * Gets the self-signed certificate for `localhost`, `127.0.0.1` and `::1` from a
 * folder, or makes it there: the same one each time, so that it has to be trusted only once.
 *
 * It is not a certificate authority: anyone who took its key could impersonate this machine to
 * itself, and nothing else. The key can be read by its owner only.
 *
 * @param folder where `localhost.pem` and `localhost-key.pem` are kept; made when missing
 */
export async function localCertificate(folder: string): Promise<LocalCertificate> {
  const certFile = join(folder, 'localhost.pem');
  const keyFile = join(folder, 'localhost-key.pem');
  const kept = await readKept(certFile, keyFile);
  if (kept) return { ...kept, certFile, isNew: false };

  const now = Date.now();
  const made = selfSignedCertificate(
    'localhost (guide-messaging-auth)',
    new Date(now - DAY_MS),
    new Date(now + LIFETIME_DAYS * DAY_MS),
  );
  await mkdir(folder, { recursive: true });
  await writeFile(keyFile, made.key, { mode: 0o600 });
  await writeFile(certFile, made.cert);
  return { ...made, certFile, isNew: true };
}

async function readKept(certFile: string, keyFile: string) {
  try {
    const [cert, key] = await Promise.all([readFile(certFile, 'utf8'), readFile(keyFile, 'utf8')]);
    const daysLeft = (Date.parse(new X509Certificate(cert).validTo) - Date.now()) / DAY_MS;
    return daysLeft > RENEW_DAYS_BEFORE ? { cert, key } : null;
  } catch {
    // Missing or damaged: making a new one fixes both.
    return null;
  }
}

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
