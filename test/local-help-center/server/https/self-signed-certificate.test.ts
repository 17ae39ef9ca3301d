import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { selfSignedCertificate } from '../../../../src/local-help-center/server/https/self-signed-certificate.js';

const FROM = new Date('2026-11-25T12:34:56Z');
const UNTIL = new Date('2029-02-22T00:00:00Z');

describe('the self-signed certificate', () => {
  const { cert, key } = selfSignedCertificate('localhost (a tool)', FROM, UNTIL);
  const parsed = new X509Certificate(cert);

  it('is signed by its own key', () => {
    expect(parsed.verify(createPublicKey(createPrivateKey(key)))).toBe(true);
    expect(parsed.checkPrivateKey(createPrivateKey(key))).toBe(true);
    expect(parsed.issuer).toBe(parsed.subject);
  });

  it('is for the names of this machine and no others', () => {
    expect(parsed.checkHost('localhost')).toBe('localhost');
    expect(parsed.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(parsed.checkIP('::1')).toBe('::1');
    expect(parsed.checkHost('example.com')).toBeUndefined();
    expect(parsed.subject).toBe('CN=localhost (a tool)');
  });

  it('is not a certificate authority, and may identify servers alone', () => {
    expect(parsed.ca).toBe(false);
    // `keyUsage` is what Node calls the extended key usage.
    expect(parsed.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  });

  it.each([
    ['before 2050', FROM, UNTIL],
    ['from 2050 on', new Date('2050-01-01T00:00:00Z'), new Date('2051-06-30T23:59:59Z')],
  ])('is valid at the given times, %s', (_, from, until) => {
    const certificate = new X509Certificate(selfSignedCertificate('a', from, until).cert);
    expect(new Date(certificate.validFrom)).toEqual(from);
    expect(new Date(certificate.validTo)).toEqual(until);
  });

  it('has a number of its own', () => {
    const other = new X509Certificate(selfSignedCertificate('localhost', FROM, UNTIL).cert);
    expect(parsed.serialNumber).toMatch(/^[0-9A-F]{32}$/);
    expect(other.serialNumber).not.toBe(parsed.serialNumber);
  });

  it('is accepted by a client that trusts it', async () => {
    const hour = 3_600_000;
    const now = selfSignedCertificate(
      'localhost',
      new Date(Date.now() - hour),
      new Date(Date.now() + hour),
    );
    const server = createServer(now, (socket) => socket.end('hello'));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    try {
      const { port } = server.address() as AddressInfo;
      const client = connect({ port, host: '127.0.0.1', servername: 'localhost', ca: now.cert });
      const [data] = await once(client, 'data');
      expect([client.authorized, String(data)]).toEqual([true, 'hello']);
      client.destroy();
    } finally {
      server.close();
    }
  });
});

/** Walks through nested DER and returns each length that is written in more bytes than it needs. */
function longLengths(der: Buffer, found: number[] = []): number[] {
  for (let at = 0; at + 1 < der.length; ) {
    const tag = der.readUInt8(at);
    const first = der.readUInt8(at + 1);
    const extra = first < 0x80 ? 0 : first & 0x7f;
    const length = extra === 0 ? first : der.readUIntBE(at + 2, extra);
    const shortest = length < 0x80 ? 0 : length < 0x100 ? 1 : 2;
    if (extra !== shortest) found.push(length);
    const start = at + 2 + extra;
    // Sequences, sets and explicit tags have more of it inside.
    if ((tag & 0x20) !== 0) longLengths(der.subarray(start, start + length), found);
    at = start + length;
  }
  return found;
}

it('writes each length in as few bytes as possible: browsers refuse a longer form', () => {
  const day = 24 * 60 * 60 * 1000;
  // With these names the parts have lengths below 128, up to 255 and beyond.
  for (const name of ['local', 'x'.repeat(130), 'x'.repeat(300)]) {
    const { cert } = selfSignedCertificate(name, new Date(), new Date(Date.now() + day));
    expect(longLengths(new X509Certificate(cert).raw)).toEqual([]);
  }
});
