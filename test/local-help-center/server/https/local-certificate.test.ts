import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  howToTrust,
  localCertificate,
} from '../../../../src/local-help-center/server/https/index.js';
import { httpsHelp } from '../../../../src/local-help-center/theming/index.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'local-certificate-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the local certificate', () => {
  it.each(['localhost', '127.0.0.1', '::1'])('is valid for %s', async (host) => {
    const certificate = new X509Certificate((await localCertificate(folder)).cert);
    const isAddress = host === '127.0.0.1' || host === '::1';
    expect(isAddress ? certificate.checkIP(host) : certificate.checkHost(host)).toBeDefined();
  });

  it('is not valid for other names', async () => {
    const certificate = new X509Certificate((await localCertificate(folder)).cert);
    expect(certificate.checkHost('example.com')).toBeUndefined();
  });

  it('cannot sign other certificates', async () => {
    expect(new X509Certificate((await localCertificate(folder)).cert).ca).toBe(false);
  });

  it('is the same one at the next start, so that it is trusted only once', async () => {
    const first = await localCertificate(folder);
    const second = await localCertificate(folder);
    expect([second.cert, second.isNew]).toEqual([first.cert, false]);
  });

  it('is made again where the file is damaged', async () => {
    const { certFile } = await localCertificate(folder);
    await writeFile(certFile, 'not a certificate');
    expect((await localCertificate(folder)).isNew).toBe(true);
  });

  it.skipIf(process.platform === 'win32')('keeps its key from others', async () => {
    await localCertificate(folder);
    expect((await stat(join(folder, 'localhost-key.pem'))).mode & 0o077).toBe(0);
  });

  it('serves HTTPS to a client that trusts it', async () => {
    const { cert, key, certFile } = await localCertificate(folder);
    const server = createServer({ cert, key }, (_request, response) => response.end('hello'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      expect(await bodyOf(`https://127.0.0.1:${port}/`, await readFile(certFile, 'utf8'))).toBe(
        'hello',
      );
    } finally {
      server.close();
    }
  });
});

describe('how to trust the certificate', () => {
  it.each(['darwin', 'linux', 'win32', 'freebsd'] as const)(
    'is printed with the file on %s',
    (platform) => {
      expect(howToTrust('/Users/me/localhost.pem', platform)).toContain(
        '"/Users/me/localhost.pem"',
      );
    },
  );
});

describe('the help of dev --https', () => {
  const client = { clientId: 'kit', clientSecret: 'secret' };

  it('shows how to trust a certificate that was made just now', async () => {
    const help = httpsHelp('https://localhost:3000', await localCertificate(folder), client);
    expect(help).toContain('Browsers do not know this certificate');
  });

  it('explains only zcli when the certificate is known already', async () => {
    await localCertificate(folder);
    const help = httpsHelp('https://localhost:3000', await localCertificate(folder), client);
    expect(help).toMatch(/^For zcli[\s\S]*1:3000/);
  });
});

function bodyOf(url: string, ca: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { ca, agent: false }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve(body));
    }).on('error', reject);
  });
}
