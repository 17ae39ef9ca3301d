/**
 * Imports a shared secret once, when it is first needed; importing it for each token is what makes
 * the article's worker slow.
 */
export function hs256Key(secret: string): () => Promise<CryptoKey> {
  let key: Promise<CryptoKey> | undefined;
  return () => {
    key ??= crypto.subtle.importKey(
      'raw',
      new TextEncoder().encode(secret),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['sign'],
    );
    return key;
  };
}
