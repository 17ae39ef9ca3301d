import { base64url, CompactSign, importJWK, type JWK } from 'jose';
import { rsaKeyFromSeed } from './rsa-key-from-seed.js';

/** Seconds since 1970: 2026-01-01T00:00:00Z. */
const NOW = 1_767_225_600;
const KID = 'test-vectors-help-center-key';
const KEY_ID = 'app_testvectors0000000000000';
const SECRET = 'test-vectors-only-never-use-this-secret-anywhere-else';
const CLAIMED = {
  external_id: 'somebody-else',
  user_email: 'somebody.else@example.com',
  user_name: 'John Smith',
};
const JOHN = {
  userId: 1000000000101,
  email: 'john.smith@example.com',
  externalId: 'crm-1042',
  iat: NOW - 10,
  exp: NOW + 290,
};

interface Expected {
  readonly status: number;
  /** What the messaging JWT must say, where one is given; `exp` is the endpoint's to choose. */
  readonly token?: {
    readonly header: Readonly<Record<string, unknown>>;
    readonly payload: Readonly<Record<string, unknown>>;
  };
}

export interface TestVector {
  readonly name: string;
  readonly request: {
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
  readonly expected: Expected;
}

export interface TestVectors {
  readonly about: string;
  /** Seconds since 1970: the time for which they are made. */
  readonly now: number;
  readonly endpoint: { readonly messaging_key_id: string; readonly messaging_secret: string };
  /** What `/api/v2/help_center/integration/keys.json` answers. */
  readonly keys: { readonly keys: readonly JWK[] };
  /** Signs proofs of one's own. Known to everybody. */
  readonly help_center_private_key: JWK;
  /** Header and payload as they are signed, and the token: checks an HS256 implementation. */
  readonly signing: { readonly signed: string; readonly token: string };
  readonly vectors: readonly TestVector[];
}

type SignClaims = (claims: object, header?: object) => Promise<string>;

/** Keys, proofs, and what an endpoint must answer to them; the same at each call. */
export async function testVectors(): Promise<TestVectors> {
  const privateJwk = rsaKeyFromSeed('guide-messaging-auth test vectors');
  const foreignJwk = rsaKeyFromSeed('guide-messaging-auth test vectors, another account');
  const { kty, n, e } = privateJwk;
  const header = { alg: 'HS256', typ: 'JWT', kid: KEY_ID };
  const payload = { scope: 'user', external_id: 'crm-1042', exp: NOW + 3600 };
  const token = await hs256(SECRET, header, payload);
  return {
    about:
      'Test vectors for token endpoints with the proof help-center-jwt. Nothing in here is secret or real; sign nothing real with it.',
    now: NOW,
    endpoint: { messaging_key_id: KEY_ID, messaging_secret: SECRET },
    keys: { keys: [{ kty, n, e, kid: KID } as JWK] },
    help_center_private_key: { ...privateJwk, kid: KID },
    signing: { signed: token.slice(0, token.lastIndexOf('.')), token },
    vectors: [
      ...(await accepted(await rs256(privateJwk))),
      ...(await refused(await rs256(privateJwk), await rs256(foreignJwk), n ?? '')),
    ],
  };
}

async function accepted(sign: SignClaims): Promise<TestVector[]> {
  const proof = await sign(JOHN);
  return [
    vector('a good proof', proof, tokenFor('crm-1042')),
    vector(
      'a good proof of somebody without external id',
      await sign({ ...JOHN, externalId: null }),
      tokenFor('1000000000101'),
    ),
    {
      name: 'a good proof in the Authorization header',
      request: { headers: { authorization: `Bearer ${proof}` }, body: JSON.stringify(CLAIMED) },
      expected: tokenFor('crm-1042'),
    },
  ];
}

async function refused(
  sign: SignClaims,
  signForeign: SignClaims,
  n: string,
): Promise<TestVector[]> {
  const { exp: _, ...endless } = JOHN;
  const [header, , signature] = (await sign(JOHN)).split('.');
  const altered = `${header}.${encoded({ ...JOHN, externalId: 'somebody-else' })}.${signature}`;
  const no: Expected = { status: 401 };
  return [
    { name: 'no proof', request: { headers: {}, body: JSON.stringify(CLAIMED) }, expected: no },
    vector('an expired proof', await sign({ ...JOHN, iat: NOW - 600, exp: NOW - 300 }), no),
    vector('a proof that never expires', await sign(endless), no),
    vector(
      'a proof whose exp is in milliseconds',
      await sign({ ...JOHN, exp: JOHN.exp * 1000 }),
      no,
    ),
    vector('a proof of a key that is not the account’s', await signForeign(JOHN), no),
    vector('a proof that names no key', await sign(JOHN, { kid: undefined }), no),
    vector('a proof that names a key nobody knows', await sign(JOHN, { kid: 'unknown' }), no),
    vector('a proof altered after it was signed', altered, no),
    vector(
      'a proof that nobody signed',
      `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(JOHN)}.`,
      no,
    ),
    vector(
      'a proof signed with HS256, by the public key as the secret',
      await hs256(n, { alg: 'HS256', typ: 'JWT', kid: KID }, JOHN),
      no,
    ),
    vector('a proof that is not a JWT', 'not-a-token', no),
  ];
}

/** A request as the snippet sends it, claiming to be somebody else. */
function vector(name: string, help_center_jwt: string, expected: Expected): TestVector {
  const headers = { 'content-type': 'text/plain;charset=UTF-8' };
  return {
    name,
    request: { headers, body: JSON.stringify({ ...CLAIMED, help_center_jwt }) },
    expected,
  };
}

const tokenFor = (externalId: string): Expected => ({
  status: 200,
  token: {
    header: { alg: 'HS256', kid: KEY_ID },
    payload: { scope: 'user', external_id: externalId, email: JOHN.email },
  },
});

/** RS256 signatures (PKCS #1 v1.5) are the same each time. */
async function rs256(jwk: JWK): Promise<SignClaims> {
  const key = await importJWK(jwk, 'RS256');
  return (claims, header = {}) =>
    new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: KID, ...header })
      .sign(key);
}

async function hs256(
  secret: string,
  header: { alg: string; typ: string; kid: string },
  claims: object,
): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader(header)
    .sign(new TextEncoder().encode(secret));
}

const encoded = (json: object): string => base64url.encode(JSON.stringify(json));
