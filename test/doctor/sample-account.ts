import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createTokenEndpoint } from '../../src/token-endpoint/index.js';

export const ORIGIN = 'https://help.example.com';
export const KID = 'app_0123456789abcdef01234567';
export const SECRET = 'sample-secret-of-the-doctors-tests-000000';

const { publicKey, privateKey } = await generateKeyPair('RS256');
const jwk = { ...(await exportJWK(publicKey)), kid: 'help-center-key' };

/** A Help Center JWT as Zendesk would give it to John Smith, so many seconds from now. */
export async function johnsProof(later = 0): Promise<string> {
  const iat = Math.floor(Date.now() / 1000) + later;
  return new SignJWT({
    userId: 1000000000101,
    email: 'john.smith@example.com',
    externalId: 'crm-1042',
    iat,
    exp: iat + 300,
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'help-center-key' })
    .sign(privateKey);
}

/** This kit's endpoint, for the sample account. */
export function ourEndpoint(): (request: Request) => Promise<Response> {
  return createTokenEndpoint({
    proof: 'help-center-jwt',
    zendeskUrl: 'https://example.zendesk.com',
    messagingKeyId: KID,
    messagingSecret: SECRET,
    allowedOrigins: [ORIGIN],
    fetch: async () => Response.json({ keys: [jwk] }),
  });
}
