import * as base64url from 'jose/base64url';
import { base64urlEncoded } from '../base64url.js';

/** Makes a JWT of a header and a payload: compact form, HS256 (RFC 7515, RFC 7518 3.2). */
export type Hs256Signer = (payload: object) => Promise<string>;

/**
 * Signs JWTs with a shared secret. The key is imported once, when it is first needed.
 *
 * WebCrypto hands each signature to another thread and back, which on Node costs ten times what
 * the hashing does; so where Node's own crypto is available, it signs on the spot.
 *
 * @param header - without `alg` and `typ`, which are always HS256 and JWT
 */
export function hs256Signer(secret: string, header: { readonly kid?: string } = {}): Hs256Signer {
  const head = base64urlEncoded(JSON.stringify({ alg: 'HS256', typ: 'JWT', ...header }));
  const hmac = onTheSpot(secret) ?? byWebCrypto(secret);
  return async (payload) => {
    const signed = `${head}.${base64urlEncoded(JSON.stringify(payload))}`;
    return `${signed}.${await hmac(signed)}`;
  };
}

type Hmac = (text: string) => string | Promise<string>;

function onTheSpot(secret: string): Hmac | undefined {
  // Not an import, so that the same file loads in runtimes that have no such module.
  const nodeCrypto = globalThis.process?.getBuiltinModule?.('node:crypto');
  if (!nodeCrypto) return undefined;
  const key = nodeCrypto.createSecretKey(secret, 'utf8');
  return (text) => nodeCrypto.createHmac('sha256', key).update(text).digest('base64url');
}

function byWebCrypto(secret: string): Hmac {
  let key: Promise<CryptoKey> | undefined;
  return async (text) => {
    key ??= crypto.subtle.importKey('raw', bytes(secret), HMAC_SHA256, false, ['sign']);
    const signature = await crypto.subtle.sign('HMAC', await key, bytes(text));
    return base64url.encode(new Uint8Array(signature));
  };
}

const HMAC_SHA256 = { name: 'HMAC', hash: 'SHA-256' } as const;

function bytes(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}
