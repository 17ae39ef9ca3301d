import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

/** A key pair of a Zendesk account, and tokens signed with it. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** As `keys.json` publishes it. */
  readonly jwk: {
    readonly kty: 'RSA';
    readonly kid: string;
    readonly n: string;
    readonly e: string;
  };
  /**
   * A Help Center JWT, of a new user each time, since a user's requests are limited. What is given
   * replaces or adds, `undefined` takes away.
   */
  token(claims?: object, header?: object): string;
  /** Signs exactly these texts, however odd. */
  tokenOf(header: string, payload: string): string;
}

/** John Smith, as Zendesk's token describes him. */
export const JOHN = {
  userId: 1000000000101,
  email: 'john.smith@example.com',
  externalId: 'crm-1042',
} as const;

let people = 0;

function somebody(): object {
  people += 1;
  const { email } = JOHN;
  return { userId: JOHN.userId + people, email, externalId: `crm-${people}` };
}

export const secondsFromNow = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds;

export const encoded = (text: string | Buffer): string => Buffer.from(text).toString('base64url');

/** Making a pair takes longer than most tests, so each name has one in the whole process. */
const pairs = new Map<string, ReturnType<typeof newPair>>();

const newPair = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength });

interface SigningKeyOptions {
  /** In bits. */
  readonly modulusLength?: number;
  /** Another number is another pair of the same name, as after a rotation. */
  readonly edition?: number;
}

/** @param kid the same pair for the same name, another for another */
export function createSigningKey(
  kid: string,
  { modulusLength = 2048, edition = 1 }: SigningKeyOptions = {},
): SigningKey {
  const name = [kid, modulusLength, edition].join(' ');
  const { privateKey, publicKey } = pairs.get(name) ?? newPair(modulusLength);
  pairs.set(name, { privateKey, publicKey });
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' });

  function tokenOf(header: string, payload: string): string {
    const signed = `${encoded(header)}.${encoded(payload)}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
  }

  function token(claims: object = {}, header: object = {}): string {
    return tokenOf(
      JSON.stringify({ alg: 'RS256', kid, ...header }),
      JSON.stringify({
        ...somebody(),
        iat: secondsFromNow(0),
        exp: secondsFromNow(300),
        ...claims,
      }),
    );
  }

  return { kid, privateKey, publicKey, jwk: { kty: 'RSA', kid, n, e }, token, tokenOf };
}
