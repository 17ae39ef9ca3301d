import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A certificate and its private key, as PEM. */
export interface SelfSigned {
  readonly cert: string;
  readonly key: string;
}

/**
 * Makes a certificate for this machine's own names, `localhost`, `127.0.0.1` and `::1`, signed by
 * its own key: X.509 version 3 (RFC 5280) with ECDSA on P-256 (RFC 5758). It is not a certificate
 * authority. Node can make keys and signatures but not certificates, so the form is written here.
 *
 * @param commonName the name that a trust store shows
 * @param from when it becomes valid
 * @param until when it expires
 */
export function selfSignedCertificate(commonName: string, from: Date, until: Date): SelfSigned {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(set(sequence(COMMON_NAME, utf8(commonName))));
  const toBeSigned = sequence(
    tagged(0xa0, integer(VERSION_3)),
    integer(serialNumber()),
    ECDSA_WITH_SHA256,
    name,
    sequence(time(from), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensions(publicKey))),
  );
  const signature = sign('sha256', toBeSigned, privateKey);
  return {
    cert: pem('CERTIFICATE', sequence(toBeSigned, ECDSA_WITH_SHA256, bits(0, signature))),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** RFC 5280, 4.2: which extension, and whether who does not know it must refuse the certificate. */
function extensions(publicKey: KeyObject): Buffer[] {
  const keyId = createHash('sha1').update(publicKey.export({ type: 'spki', format: 'der' }));
  return [
    extension([2, 5, 29, 19], true, sequence()), // basicConstraints: no certificate authority
    extension([2, 5, 29, 15], true, bits(7, Buffer.of(0x80))), // keyUsage: digitalSignature
    extension([2, 5, 29, 37], false, sequence(SERVER_AUTH)), // extKeyUsage
    extension([2, 5, 29, 14], false, octets(keyId.digest())), // subjectKeyIdentifier
    extension(
      [2, 5, 29, 17], // subjectAltName
      false,
      sequence(
        tagged(DNS_NAME, Buffer.from('localhost')),
        tagged(IP_ADDRESS, Buffer.of(127, 0, 0, 1)),
        tagged(IP_ADDRESS, Buffer.concat([Buffer.alloc(15), Buffer.of(1)])),
      ),
    ),
  ];
}

function extension(id: readonly number[], critical: boolean, value: Buffer): Buffer {
  return sequence(objectId(id), ...(critical ? [TRUE] : []), octets(value));
}

/** 16 random bytes that make a positive number (RFC 5280, 4.1.2.2). */
function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes;
}

// DER (ITU-T X.690): a tag, the length of the content in as few bytes as possible (10.1; browsers
// refuse a certificate with a longer form), the content.

function tagged(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), content]);
  if (length < 0x100) return Buffer.concat([Buffer.of(tag, 0x81, length), content]);
  return Buffer.concat([Buffer.of(tag, 0x82, length >> 8, length & 0xff), content]);
}

const sequence = (...contents: readonly Uint8Array[]) => tagged(0x30, ...contents);
const set = (content: Uint8Array) => tagged(0x31, content);
const integer = (bytes: Uint8Array) => tagged(0x02, bytes);
const bits = (unused: number, bytes: Uint8Array) => tagged(0x03, Buffer.of(unused), bytes);
const octets = (bytes: Uint8Array) => tagged(0x04, bytes);
const utf8 = (text: string) => tagged(0x0c, Buffer.from(text));

/** The first two numbers share a byte; bigger ones take several, seven bits each. */
function objectId([first = 0, second = 0, ...rest]: readonly number[]): Buffer {
  const bytes = rest.flatMap((number) => {
    const groups = [number & 0x7f];
    for (let more = number >> 7; more > 0; more >>= 7) groups.unshift((more & 0x7f) | 0x80);
    return groups;
  });
  return tagged(0x06, Buffer.of(first * 40 + second, ...bytes));
}

/** Two digits for the year until 2049, four from 2050 on (RFC 5280, 4.1.2.5). */
function time(date: Date): Buffer {
  const digits = date.toISOString().replace(/[-:T]|\.\d+/g, '');
  if (date.getUTCFullYear() < 2050) return tagged(0x17, Buffer.from(digits.slice(2)));
  return tagged(0x18, Buffer.from(digits));
}

function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

const VERSION_3 = Buffer.of(2);
const TRUE = tagged(0x01, Buffer.of(0xff));
const DNS_NAME = 0x82;
const IP_ADDRESS = 0x87;
const COMMON_NAME = objectId([2, 5, 4, 3]);
const SERVER_AUTH = objectId([1, 3, 6, 1, 5, 5, 7, 3, 1]);
const ECDSA_WITH_SHA256 = sequence(objectId([1, 2, 840, 10045, 4, 3, 2]));
