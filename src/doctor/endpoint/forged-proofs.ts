import {
  createHmac,
  createPublicKey,
  createSign,
  generateKeyPair,
  type KeyObject,
} from 'node:crypto';
import { promisify } from 'node:util';
import type { JWK } from 'jose';
import { STRANGER } from './ways-to-ask.js';

/** The check that a forged proof belongs to. */
export type ForgeryCheck = 'proof-unsigned' | 'proof-forged' | 'proof-algorithm' | 'proof-expired';

/** A proof that no endpoint may accept. */
export interface Forgery {
  readonly check: ForgeryCheck;
  /** Completes "a proof …": `without a signature (alg: none)`. */
  readonly words: string;
  readonly jwt: string;
  /** The plainest of its check: tried in each place by itself. */
  readonly isPlainest: boolean;
}

type Keys = Awaited<ReturnType<typeof makeKeys>>;
const makeKeys = () => promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
/** One a process: an RSA key takes a third of a second to make. */
let foreignKeys: Promise<Keys> | undefined;

/**
 * Every forged proof: for the doctor's made-up person, under every name of the claims.
 *
 * @param accountKeys the published keys, where they are known
 * @param validKid the key id of a valid proof, where one is given
 */
export async function forgedProofs(
  accountKeys: readonly JWK[],
  validKid?: string,
): Promise<Forgery[]> {
  foreignKeys ??= makeKeys();
  const foreign = await foreignKeys;
  // The account's own key id: an endpoint that looks only at the name of the key is found, and one
  // that waits before it asks Zendesk for unknown keys gives its final answer.
  const kid = validKid ?? accountKeys[0]?.kid ?? 'guide-messaging-auth-doctor';
  const forged = (
    check: ForgeryCheck,
    words: string,
    jwt: string,
    isPlainest = false,
  ): Forgery => ({
    check,
    words,
    jwt,
    isPlainest,
  });
  const { kty, n, e } = foreign.publicKey.export({ format: 'jwk' });
  return [
    ...['none', 'None', 'NONE', 'nOnE'].map((alg) =>
      forged(
        'proof-unsigned',
        `without a signature (alg: ${alg})`,
        compact({ alg, typ: 'JWT', kid }, strangersClaims(), () => ''),
        alg === 'none',
      ),
    ),
    forged(
      'proof-forged',
      'signed with a key that is not the account’s (RS256)',
      compact({ alg: 'RS256', typ: 'JWT', kid }, strangersClaims(), rs256(foreign.privateKey)),
      true,
    ),
    forged(
      'proof-forged',
      'signed with a key that it carries itself (jwk in its header)',
      compact(
        { alg: 'RS256', typ: 'JWT', kid, jwk: { kty, n, e, kid } },
        strangersClaims(),
        rs256(foreign.privateKey),
      ),
    ),
    forged(
      'proof-algorithm',
      'signed with HS256 and a secret of nobody’s',
      compact({ alg: 'HS256', typ: 'JWT', kid }, strangersClaims(), hs256('guide-messaging-auth')),
      true,
    ),
    ...accountKeys
      .slice(0, 1)
      .flatMap((jwk) =>
        pemsOf(jwk).map((pem) =>
          forged(
            'proof-algorithm',
            'signed with HS256 and the account’s public key as the secret',
            compact(
              { alg: 'HS256', typ: 'JWT', kid: jwk.kid ?? kid },
              strangersClaims(),
              hs256(pem),
            ),
          ),
        ),
      ),
    forged(
      'proof-expired',
      'that has expired, signed with a key that is not the account’s',
      compact({ alg: 'RS256', typ: 'JWT', kid }, strangersClaims(-3600), rs256(foreign.privateKey)),
    ),
  ];
}

/** The claims of the made-up person by Zendesk's names and by identity providers' names. */
function strangersClaims(later = 0): object {
  const iat = Math.floor(Date.now() / 1000) + later;
  const { id, email, name } = STRANGER;
  return {
    userId: 1,
    externalId: id,
    external_id: id,
    user_id: id,
    sub: id,
    id,
    email,
    email_verified: true,
    name,
    iat,
    exp: iat + 300,
  };
}

type SignText = (signed: string) => string;

function compact(header: object, claims: object, sign: SignText): string {
  const signed = `${encoded(header)}.${encoded(claims)}`;
  return `${signed}.${sign(signed)}`;
}

const encoded = (json: object): string => Buffer.from(JSON.stringify(json)).toString('base64url');

const rs256 =
  (key: KeyObject): SignText =>
  (signed) =>
    createSign('RSA-SHA256').update(signed).sign(key, 'base64url');

const hs256 =
  (secret: string): SignText =>
  (signed) =>
    createHmac('sha256', secret).update(signed).digest('base64url');

/** A public key as libraries print it and operators paste it: with a line break at its end or none. */
function pemsOf(jwk: JWK): readonly string[] {
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
  const pem = String(key.export({ type: 'spki', format: 'pem' }));
  return [pem, pem.trimEnd()];
}
