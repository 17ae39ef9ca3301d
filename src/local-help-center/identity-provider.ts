import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { OWN_ORIGIN } from './server/index.js';

/** Somebody as an identity provider knows them. */
export interface IdTokenUser {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
}

/** A local identity provider, such as Auth0 or Entra ID would be for a site. */
export interface IdentityProvider {
  readonly issuer: string;
  /** Where its keys are: asked in-process, so that it goes through no network. */
  readonly jwksUrl: string;
  /** The site's client id: the `aud` of the tokens. */
  readonly clientId: string;
  keys(): Promise<{ keys: readonly JWK[] }>;
  /** Signs an ID token that lives for ten minutes. */
  signIdToken(user: IdTokenUser): Promise<string>;
}

export const JWKS_PATH = '/website/identity-provider/jwks.json';
const LIFETIME_SECONDS = 600;

/** Its key is made when it is first needed. */
export function createIdentityProvider(): IdentityProvider {
  let pair: ReturnType<typeof generateKeyPair> | undefined;
  const keyPair = () => {
    pair ??= generateKeyPair('ES256');
    return pair;
  };
  const [issuer, clientId, kid] = [`${OWN_ORIGIN}/website/identity-provider`, 'website', 'local-1'];
  return {
    issuer,
    clientId,
    jwksUrl: OWN_ORIGIN + JWKS_PATH,
    async keys() {
      const { kty, crv, x, y } = await exportJWK((await keyPair()).publicKey);
      return { keys: [{ kty, crv, x, y, kid, alg: 'ES256', use: 'sig' } as JWK] };
    },
    async signIdToken({ id, name, email, emailVerified }) {
      return new SignJWT({ name, email, email_verified: emailVerified })
        .setProtectedHeader({ alg: 'ES256', kid })
        .setIssuer(issuer)
        .setAudience(clientId)
        .setSubject(id)
        .setIssuedAt()
        .setExpirationTime(`${LIFETIME_SECONDS}s`)
        .sign((await keyPair()).privateKey);
    },
  };
}
