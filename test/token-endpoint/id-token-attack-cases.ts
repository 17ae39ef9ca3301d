import type { ProblemCode } from '../../src/token-endpoint/index.js';
import type { Ask } from './ask.js';
import { MESSAGING_SECRET } from './environment-of.js';
import { ecdsaSigned, hmacSigned, rsaSigned, unsigned } from './hostile-token.js';
import { encoded, type SigningKey, secondsFromNow } from './signing-key.js';
import { type SiteStandIn, withOtherClaims } from './site-stand-in.js';

/** What an attacker has: the provider's public keys, good tokens of other kinds, other keys. */
export interface IdTokenLoot {
  readonly site: SiteStandIn;
  /** The provider's key: for tokens that are wrong in some other way. */
  readonly key: SigningKey;
  /** Of another provider, or the Zendesk account. */
  readonly other: SigningKey;
}

export interface IdTokenAttack {
  readonly name: string;
  readonly code: ProblemCode;
  readonly request: (loot: IdTokenLoot) => Ask;
}

type Token = (loot: IdTokenLoot) => string;

const bearer = (code: ProblemCode, name: string, token: Token): IdTokenAttack => ({
  name,
  code,
  request: (loot) => ({ headers: { authorization: `Bearer ${token(loot)}` } }),
});
const claims = (code: ProblemCode, name: string, more: object): IdTokenAttack =>
  bearer(code, name, ({ site }) => site.idToken(more));
const header = (code: ProblemCode, name: string, more: object): IdTokenAttack =>
  bearer(code, name, ({ site }) => site.idToken({}, more));

const AUDIENCES: readonly IdTokenAttack[] = [
  claims('proof_audience', 'a token of another application of the provider', { aud: 'other-app' }),
  claims('proof_audience', 'a token of several other applications', { aud: ['a', 'b'] }),
  claims('proof_audience', 'an empty list of audiences', { aud: [] }),
  claims('proof_audience', 'an empty audience', { aud: '' }),
  claims('proof_audience', 'the audience in capitals', { aud: 'WEB' }),
  claims('proof_audience', 'the audience with a space', { aud: 'web ' }),
  claims('proof_audience', 'two audiences in one text', { aud: 'web,app' }),
  claims('proof_audience', 'the audience in azp alone', { aud: 'other-app', azp: 'web' }),
  claims('proof_audience', 'the audience in client_id alone', { aud: 'api', client_id: 'web' }),
  claims('proof_claims', 'no audience', { aud: undefined }),
  claims('proof_claims', 'no audience, but a client_id', { aud: undefined, client_id: 'web' }),
  claims('proof_claims', 'an audience that is null', { aud: null }),
  claims('proof_claims', 'an audience that is an object', { aud: { web: true } }),
  claims('proof_claims', 'an audience that is true', { aud: true }),
  claims('proof_claims', 'a list with a number in it', { aud: ['web', 1] }),
];

const ISSUERS: readonly IdTokenAttack[] = [
  claims('proof_issuer', 'a token of another issuer', { iss: 'https://evil.example' }),
  claims('proof_issuer', 'an empty issuer', { iss: '' }),
  bearer('proof_issuer', 'the issuer with a slash', ({ site }) =>
    site.idToken({ iss: `${site.url}/` }),
  ),
  bearer('proof_issuer', 'the issuer with a path', ({ site }) =>
    site.idToken({ iss: `${site.url}/other-tenant` }),
  ),
  bearer('proof_issuer', 'the issuer in capitals', ({ site }) =>
    site.idToken({ iss: site.url.toUpperCase() }),
  ),
  bearer('proof_issuer', 'the issuer as a prefix', ({ site }) =>
    site.idToken({ iss: `${site.url}.evil.example` }),
  ),
  claims('proof_claims', 'no issuer', { iss: undefined }),
  claims('proof_claims', 'an issuer that is null', { iss: null }),
  bearer('proof_claims', 'a list with the issuer in it', ({ site }) =>
    site.idToken({ iss: [site.url] }),
  ),
];

const TIMES: readonly IdTokenAttack[] = [
  claims('proof_expired', 'an expired token', {
    iat: secondsFromNow(-900),
    exp: secondsFromNow(-600),
  }),
  claims('proof_claims', 'no exp', { exp: undefined }),
  claims('proof_claims', 'exp null', { exp: null }),
  claims('proof_claims', 'exp as text', { exp: String(secondsFromNow(300)) }),
  claims('proof_claims', 'exp in milliseconds', { exp: secondsFromNow(300) * 1000 }),
  claims('proof_claims', 'nbf in an hour', { nbf: secondsFromNow(3600) }),
  claims('proof_claims', 'iat in an hour', {
    iat: secondsFromNow(3600),
    exp: secondsFromNow(7200),
  }),
];

const SUBJECTS: readonly IdTokenAttack[] = (
  [
    ['missing', undefined],
    ['null', null],
    ['empty', ''],
    ['white space', ' '],
    ['an object', { id: 1 }],
    ['a list', ['victim']],
    ['true', true],
    ['0', 0],
    ['a fraction', 1.5],
    ['beyond 2^53', 2 ** 60],
    ['with CRLF', 'victim\r\nx'],
    ['with NUL', 'victim\u0000'],
    ['with a zero-width space', 'vic\u200btim'],
    ['in full-width digits', '\uff11'],
    ['of 256 characters', 'x'.repeat(256)],
  ] as const
).map(([name, sub]) => claims('proof_claims', `a sub that is ${name}`, { sub }));

const CLAIMS: readonly IdTokenAttack[] = [
  claims('proof_claims', 'an email without @', { email: 'victim' }),
  claims('proof_claims', 'an email that is a list', { email: ['victim@example.com'] }),
  claims('proof_claims', 'an email with CRLF', { email: 'a@example.com\r\nBcc: b@example.com' }),
  claims('proof_claims', 'a name that is an object', { name: {} }),
  bearer('proof_claims', 'sub twice', (loot) => raw(loot, '"sub":"a","sub":"victim"')),
  bearer('proof_claims', '__proto__ in the claims', (loot) =>
    raw(loot, '"sub":"a","__proto__":{"sub":"victim"}'),
  ),
  bearer('proof_claims', 'claims that are a list', ({ key }) => key.tokenOf(headerOf(key), '[]')),
];

const ALGORITHMS: readonly IdTokenAttack[] = [
  ...['none', 'None', 'NONE', 'nOnE', ''].map((alg) =>
    bearer('proof_algorithm', `alg ${JSON.stringify(alg)}`, ({ key }) =>
      unsigned({ alg, kid: key.kid }),
    ),
  ),
  ...(['HS256', 'HS384', 'HS512'] as const).map((alg) =>
    bearer('proof_algorithm', `${alg} with the public key as the secret`, ({ key }) =>
      hmacSigned(
        key.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
        { alg, kid: key.kid },
        Number(alg.slice(2)),
      ),
    ),
  ),
  bearer('proof_algorithm', 'a messaging JWT of our own', () =>
    hmacSigned(MESSAGING_SECRET, { alg: 'HS256', typ: 'JWT', kid: 'app_5f3e7c0a9b1d' }),
  ),
  header('proof_algorithm', 'alg in lower case', { alg: 'rs256' }),
  header('proof_algorithm', 'an encryption algorithm', { alg: 'RSA-OAEP' }),
  header('proof_malformed', 'alg a list', { alg: ['RS256'] }),
  header('proof_malformed', 'no alg', { alg: undefined }),
  bearer('proof_signature', 'PS256 called RS256', ({ key }) => rsaSigned(key, 'PS256', 'RS256')),
  bearer('proof_signature', 'ES256 under the kid of an RSA key', ({ key }) =>
    ecdsaSigned(key.kid, 'P-256', 'ES256'),
  ),
  header('proof_signature', 'EdDSA under the kid of an RSA key', { alg: 'EdDSA' }),
  bearer('proof_signature', 'RS512 with a key that is for RS256', ({ key }) =>
    rsaSigned(key, 'RS512'),
  ),
  bearer('proof_signature', 'a key that is for encryption', ({ site }) =>
    site.idToken({}, { kid: 'for-encryption' }),
  ),
];

const KEYS: readonly IdTokenAttack[] = [
  bearer('proof_signature', 'the kid of the provider on another key', ({ site, other, key }) =>
    other.tokenOf(headerOf(key), claimsText(site)),
  ),
  bearer('proof_signature', 'other claims under a good signature', ({ site }) =>
    withOtherClaims(site.idToken(), { iss: site.url, aud: 'web', sub: 'victim' }),
  ),
  bearer('proof_signature', 'the signature truncated', ({ site }) => site.idToken().slice(0, -20)),
  bearer('proof_key_unknown', 'a token of another provider', ({ site, other }) =>
    other.tokenOf(headerOf(other), claimsText(site)),
  ),
  bearer('proof_key_unknown', 'a Help Center JWT', ({ other }) => other.token()),
  header('proof_key_unknown', 'a symmetric key of the key set', { kid: 'symmetric' }),
  header('proof_key_unknown', 'a key that was published with its private part', { kid: 'private' }),
  header('proof_key_unknown', 'no kid', { kid: undefined }),
  header('proof_key_unknown', 'an empty kid', { kid: '' }),
  header('proof_key_unknown', 'kid null', { kid: null }),
  header('proof_key_unknown', 'kid a number', { kid: 1 }),
  header('proof_key_unknown', 'kid a list', { kid: ['idp-1'] }),
  header('proof_key_unknown', 'kid a path', { kid: '../../../dev/null' }),
  header('proof_key_unknown', 'kid a URL', { kid: 'https://evil.example/keys' }),
  header('proof_key_unknown', 'kid __proto__', { kid: '__proto__' }),
  ...[
    { jwk: { kty: 'RSA' } },
    { jku: 'https://evil.example/keys' },
    { x5u: 'https://evil.example/cert' },
    { x5c: ['MIIB'] },
    { crit: ['exp'] },
    { b64: false },
    { zip: 'DEF' },
  ].map((more) => header('proof_malformed', `a header with ${Object.keys(more)}`, more)),
  header('proof_malformed', 'an access token (at+jwt)', { typ: 'at+jwt' }),
  header('proof_malformed', 'a logout token', { typ: 'logout+jwt' }),
  header('proof_malformed', 'typ an object', { typ: {} }),
];

const SHAPES: readonly IdTokenAttack[] = [
  bearer('proof_malformed', 'an opaque token', () => 'gho_16C7e42F292c6912E7710c838347Ae178B4a'),
  bearer(
    'proof_malformed',
    'an encrypted token of five parts',
    ({ site }) => `${site.idToken()}.a.b`,
  ),
  bearer(
    'proof_malformed',
    'no signature',
    ({ site }) => `${site.idToken().split('.', 2).join('.')}.`,
  ),
  bearer('proof_malformed', 'a token of 10 kB', ({ site }) =>
    site.idToken({ groups: 'x'.repeat(8_000) }),
  ),
];

const cookie = (code: ProblemCode, name: string, headers: (token: string) => Ask['headers']) => ({
  name,
  code,
  request: ({ site }: IdTokenLoot): Ask => ({ headers: headers(site.idToken()) ?? {} }),
});

const TRANSPORT: readonly IdTokenAttack[] = [
  { name: 'nothing', code: 'proof_missing', request: () => ({ body: {} }) },
  {
    name: 'claims alone',
    code: 'proof_missing',
    request: () => ({ body: { external_id: 'victim', user_email: 'victim@example.com' } }),
  },
  {
    name: 'the token in the body',
    code: 'proof_missing',
    request: ({ site }) => ({
      body: { id_token: site.idToken(), help_center_jwt: site.idToken() },
    }),
  },
  {
    name: 'the token in the query',
    code: 'proof_missing',
    request: ({ site }) => ({ path: `/messaging?id_token=${site.idToken()}` }),
  },
  cookie('proof_missing', 'Basic instead of Bearer', (token) => ({
    authorization: `Basic ${token}`,
  })),
  cookie('proof_missing', 'Bearer and nothing', () => ({ authorization: 'Bearer ' })),
  cookie('proof_missing', 'a cookie of another name', (token) => ({ cookie: `token=${token}` })),
  cookie('proof_missing', 'a cookie whose name ends alike', (token) => ({
    cookie: `xid_token=${token}`,
  })),
  cookie('proof_missing', 'a cookie whose name begins alike', (token) => ({
    cookie: `id_token2=${token}`,
  })),
  cookie('proof_missing', 'a cookie in capitals', (token) => ({ cookie: `ID_TOKEN=${token}` })),
  cookie('proof_missing', 'an empty cookie', () => ({ cookie: 'id_token=' })),
  cookie('proof_malformed', 'a cookie with nonsense', () => ({ cookie: 'id_token=nonsense' })),
  cookie('proof_ambiguous', 'a second cookie from a sibling domain', (token) => ({
    cookie: `id_token=${token}; id_token=${encoded('{}')}.a.b`,
  })),
  cookie('origin_missing', 'a cookie without an origin', (token) => ({
    cookie: `id_token=${token}`,
    origin: null,
  })),
  cookie('origin_not_allowed', 'a cookie from another origin', (token) => ({
    cookie: `id_token=${token}`,
    origin: 'https://evil.example',
  })),
  cookie('origin_not_allowed', 'a Bearer token from another origin', (token) => ({
    authorization: `Bearer ${token}`,
    origin: 'https://evil.example',
  })),
  cookie('origin_not_allowed', 'a cookie from a sandboxed frame', (token) => ({
    cookie: `id_token=${token}`,
    origin: 'null',
  })),
  {
    name: 'a preflight from another origin',
    code: 'origin_not_allowed',
    request: () => ({ method: 'OPTIONS', headers: { origin: 'https://evil.example' } }),
  },
];

export const ID_TOKEN_ATTACKS: readonly IdTokenAttack[] = [
  ...AUDIENCES,
  ...ISSUERS,
  ...TIMES,
  ...SUBJECTS,
  ...CLAIMS,
  ...ALGORITHMS,
  ...KEYS,
  ...SHAPES,
  ...TRANSPORT,
];

function headerOf({ kid }: SigningKey): string {
  return JSON.stringify({ alg: 'RS256', typ: 'JWT', kid });
}

function claimsText({ url }: SiteStandIn): string {
  return JSON.stringify({ iss: url, aud: 'web', sub: 'victim', exp: secondsFromNow(300) });
}

/** Good claims with this text among them. */
function raw({ site, key }: IdTokenLoot, text: string): string {
  const rest = JSON.stringify({ iss: site.url, aud: 'web', exp: secondsFromNow(300) });
  return key.tokenOf(headerOf(key), `${rest.slice(0, -1)},${text}}`);
}
