import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWK, SignJWT } from 'jose';
import { createTokenEndpoint } from '../../src/token-endpoint/index.js';

/** On this machine, as the endpoints of these tests are: a public page may not ask them. */
export const ORIGIN = 'http://help.localhost:3000';
export const KID = 'app_0123456789abcdef01234567';
export const SECRET = 'sample-secret-of-the-doctors-tests-000000';

const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
const jwk: JWK = { ...(await exportJWK(publicKey)), kid: 'help-center-key' };

/** What `integration/keys.json` of the account publishes. */
export const KEYS: readonly JWK[] = [jwk];
export const PUBLIC_KEY: CryptoKey = publicKey;
export const PUBLIC_PEM: string = await exportSPKI(publicKey);

/** The person that each valid proof of these tests is about. */
export const JOHN = {
  userId: 1000000000101,
  email: 'john.smith@example.com',
  externalId: 'crm-1042',
  name: 'John Smith',
} as const;

/** A Help Center JWT as Zendesk would give it to John Smith, so many seconds from now. */
export async function johnsProof(later = 0): Promise<string> {
  const iat = Math.floor(Date.now() / 1000) + later;
  const { userId, email, externalId } = JOHN;
  return new SignJWT({ userId, email, externalId, iat, exp: iat + 300 })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'help-center-key' })
    .sign(privateKey);
}

/** An ID token of the site's own identity provider, which shares the key for these tests. */
export async function johnsIdToken(later = 0): Promise<string> {
  const iat = Math.floor(Date.now() / 1000) + later;
  const { externalId: sub, email, name } = JOHN;
  return new SignJWT({ iss: 'https://id.example.com', sub, email, name, iat, exp: iat + 300 })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'help-center-key' })
    .sign(privateKey);
}

/** The cookies of somebody signed in to the site, and of somebody who has signed out. */
export const SESSION = 'theme=dark; sid=s%3A6f1c9e2b7a';
export const ENDED_SESSION = 'theme=dark; sid=s%3A0000000000';

/** This kit's endpoint, for the sample account. */
export function ourEndpoint(): (request: Request) => Promise<Response> {
  return createTokenEndpoint({
    proof: 'help-center-jwt',
    zendeskUrl: 'https://example.zendesk.com',
    messagingKeyId: KID,
    messagingSecret: SECRET,
    allowedOrigins: [ORIGIN],
    fetch: async () => Response.json({ keys: KEYS }),
  });
}
