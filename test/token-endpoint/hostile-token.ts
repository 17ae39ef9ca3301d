import { constants, createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { encoded, JOHN, type SigningKey, secondsFromNow } from './signing-key.js';

/** The claims that an attacker would like to have signed. */
export const VICTIM = {
  userId: 1000000000999,
  email: 'victim@example.com',
  externalId: 'crm-victim',
} as const;

export function claimsOf(person: object = VICTIM): string {
  return JSON.stringify({ ...person, iat: secondsFromNow(0), exp: secondsFromNow(300) });
}

/** A token with no signature that means anything. */
export function unsigned(header: object | string, signature = 'c2lnbmF0dXJl'): string {
  const text = typeof header === 'string' ? header : JSON.stringify(header);
  return `${encoded(text)}.${encoded(claimsOf())}.${signature}`;
}

/** Signed by HMAC with any bytes as the secret: the oldest trick is to use the public key. */
export function hmacSigned(secret: string | Buffer, header: object, bits = 256): string {
  const signed = `${encoded(JSON.stringify(header))}.${encoded(claimsOf())}`;
  return `${signed}.${createHmac(`sha${bits}`, secret).update(signed).digest('base64url')}`;
}

/** Signed with the account's own key, but by another algorithm than RS256. */
export function rsaSigned(key: SigningKey, alg: string, claimed = alg): string {
  const header = JSON.stringify({ alg: claimed, kid: key.kid });
  const signed = `${encoded(header)}.${encoded(claimsOf())}`;
  const signer = createSign(`RSA-SHA${alg.slice(2)}`).update(signed);
  const padding = alg.startsWith('PS')
    ? {
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
      }
    : {};
  return `${signed}.${signer.sign({ key: key.privateKey, ...padding }, 'base64url')}`;
}

export function ecdsaSigned(kid: string, namedCurve: string, alg: string): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve });
  const signed = `${encoded(JSON.stringify({ alg, kid }))}.${encoded(claimsOf())}`;
  const signer = createSign(`SHA${alg.slice(2)}`).update(signed);
  return `${signed}.${signer.sign({ key: privateKey, dsaEncoding: 'ieee-p1363' }, 'base64url')}`;
}

/** The account's signature over other claims, put under these. */
export function transplanted(key: SigningKey): string {
  const [header, , signature] = key.token(JOHN).split('.');
  return `${header}.${encoded(claimsOf())}.${signature}`;
}
