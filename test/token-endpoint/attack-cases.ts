import { createHmac } from 'node:crypto';
import type { ProblemCode } from '../../src/token-endpoint/index.js';
import type { Ask } from './ask.js';
import { MESSAGING_SECRET } from './environment-of.js';
import {
  claimsOf,
  ecdsaSigned,
  hmacSigned,
  rsaSigned,
  transplanted,
  unsigned,
  VICTIM,
} from './hostile-token.js';
import { encoded, JOHN, type SigningKey, secondsFromNow } from './signing-key.js';

/** What an attacker has: the account's public keys, tokens of their own, another account. */
export interface Loot {
  /** Signs what Zendesk would sign: for tokens that are wrong in some other way. */
  readonly key: SigningKey;
  /** A key of another Zendesk account, whose tokens are all in order. */
  readonly otherAccount: SigningKey;
}

/** An attack, and how it must be refused. */
export interface Attack {
  readonly name: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly request: (loot: Loot) => Ask;
}

type Token = (loot: Loot) => string;
type Family = readonly (readonly [name: string, token: Token])[];

const STATUS: Partial<Record<ProblemCode, number>> = {
  malformed_body: 400,
  proof_ambiguous: 400,
  identity_invalid: 400,
  origin_missing: 403,
  origin_not_allowed: 403,
  not_found: 404,
  method_not_allowed: 405,
  body_too_large: 413,
  unsupported_media_type: 415,
};

const refused = (code: ProblemCode, name: string, request: Attack['request']): Attack => ({
  name,
  code,
  status: STATUS[code] ?? 401,
  request,
});

const offered = (code: ProblemCode, tokens: Family): Attack[] =>
  tokens.map(([name, token]) =>
    refused(code, name, (loot) => ({ body: { help_center_jwt: token(loot) } })),
  );

const part = (token: string, index: number): string => token.split('.')[index] ?? '';

const NONE_SPELLINGS = ['none', 'None', 'NONE', 'nOnE', 'NoNe', ' none', 'none ', 'none\u0000', ''];

const ALGORITHMS = offered('proof_algorithm', [
  ...NONE_SPELLINGS.map((alg): Family[number] => [
    `alg ${JSON.stringify(alg)} with a made-up signature`,
    ({ key }) => unsigned({ alg, kid: key.kid }),
  ]),
  ['HS256 with the public key in PEM as the secret', ({ key }) => hmacSigned(pem(key), hs256(key))],
  [
    'HS256 with the public key in PEM without its last line break',
    ({ key }) => hmacSigned(pem(key).trim(), hs256(key)),
  ],
  ['HS256 with the public key in DER', ({ key }) => hmacSigned(der(key), hs256(key))],
  ['HS256 with the modulus as the secret', ({ key }) => hmacSigned(key.jwk.n, hs256(key))],
  [
    'HS256 with the JWK as the secret',
    ({ key }) => hmacSigned(JSON.stringify(key.jwk), hs256(key)),
  ],
  ['HS256 with an empty secret', ({ key }) => hmacSigned('', hs256(key))],
  [
    'HS384 with the public key',
    ({ key }) => hmacSigned(pem(key), { alg: 'HS384', kid: key.kid }, 384),
  ],
  [
    'HS512 with the public key',
    ({ key }) => hmacSigned(pem(key), { alg: 'HS512', kid: key.kid }, 512),
  ],
  ...['RS384', 'RS512', 'PS256', 'PS384', 'PS512'].map((alg): Family[number] => [
    `${alg} by the account's own key`,
    ({ key }) => rsaSigned(key, alg),
  ]),
  ['ES256', ({ key }) => ecdsaSigned(key.kid, 'P-256', 'ES256')],
  ['ES384', ({ key }) => ecdsaSigned(key.kid, 'P-384', 'ES384')],
  ['EdDSA', ({ key }) => unsigned({ alg: 'EdDSA', kid: key.kid })],
  ['RS1', ({ key }) => unsigned({ alg: 'RS1', kid: key.kid })],
  ['rs256 in lower case', ({ key }) => key.token(VICTIM, { alg: 'rs256' })],
  ['RS256 with a space', ({ key }) => key.token(VICTIM, { alg: 'RS256 ' })],
  ['a messaging JWT of our own as proof', () => messagingJwt({ kid: 'app_5f3e7c0a9b1d' })],
  ['a messaging JWT with the kid of the account', ({ key }) => messagingJwt({ kid: key.kid })],
]);

const SHAPES = offered('proof_malformed', [
  ...NONE_SPELLINGS.slice(0, 5).map((alg): Family[number] => [
    `alg ${alg} with an empty signature`,
    ({ key }) => unsigned({ alg, kid: key.kid }, ''),
  ]),
  ['alg null', ({ key }) => unsigned({ alg: null, kid: key.kid })],
  ['alg a number', ({ key }) => unsigned({ alg: 0, kid: key.kid })],
  ['alg a list with RS256 in it', ({ key }) => key.token(VICTIM, { alg: ['RS256'] })],
  ['alg an object', ({ key }) => key.token(VICTIM, { alg: { name: 'RS256' } })],
  ['no alg', ({ key }) => key.token(VICTIM, { alg: undefined })],
  ['jwk: a key brought along', ({ key, otherAccount }) => brought(key, { jwk: otherAccount.jwk })],
  ['jku: where to find the key', ({ key }) => brought(key, { jku: 'https://evil.example/keys' })],
  ['jku on loopback', ({ key }) => brought(key, { jku: 'http://127.0.0.1:1/keys' })],
  ['x5u: a certificate elsewhere', ({ key }) => brought(key, { x5u: 'https://evil.example/c' })],
  ['x5c: a certificate brought along', ({ key }) => brought(key, { x5c: ['MIIB'] })],
  ['x5t: the name of a certificate', ({ key }) => brought(key, { x5t: 'abc' })],
  ['crit: an extension to obey', ({ key }) => brought(key, { crit: ['exp'] })],
  ['crit: an unknown extension', ({ key }) => brought(key, { crit: ['x'], x: true })],
  ['crit: an empty list', ({ key }) => brought(key, { crit: [] })],
  ['b64: a payload that is not encoded', ({ key }) => brought(key, { b64: false, crit: ['b64'] })],
  ['zip: a compressed payload', ({ key }) => brought(key, { zip: 'DEF' })],
  ['enc: an encrypted token', ({ key }) => brought(key, { enc: 'A128GCM' })],
  ['typ of another kind of token', ({ key }) => brought(key, { typ: 'at+jwt' })],
  ['typ an object', ({ key }) => brought(key, { typ: {} })],
  ['typ an object that is not a string', ({ key }) => brought(key, { typ: { toString: 1 } })],
  ['the signature cut off', ({ key }) => key.token().split('.').slice(0, 2).join('.')],
  ['the signature empty', ({ key }) => `${key.token().split('.').slice(0, 2).join('.')}.`],
  ['one part', ({ key }) => part(key.token(), 0)],
  ['a fourth part', ({ key }) => `${key.token()}.${encoded('{}')}`],
  ['five parts, as encrypted tokens have', ({ key }) => `${key.token()}.a.b`],
  ['an empty fourth part', ({ key }) => `${key.token()}.`],
  ['a dot in front', ({ key }) => `.${key.token()}`],
  ['padding', ({ key }) => `${key.token()}==`],
  ['padding in the header', ({ key }) => key.token().replace('.', '=.')],
  ['base64 instead of base64url', ({ key }) => key.token().replace('.', '+/.')],
  ['white space at the end', ({ key }) => `${key.token()} `],
  ['a line break inside', ({ key }) => key.token().replace('.', '\n.')],
  ['a NUL at the end', ({ key }) => `${key.token()}\u0000`],
  ['quotes around it', ({ key }) => `"${key.token()}"`],
  ['the word Bearer in front of it', ({ key }) => `Bearer ${key.token()}`],
  ['two tokens', ({ key }) => `${key.token()},${key.token()}`],
  ['a header that is not JSON', ({ key }) => key.tokenOf('{alg:RS256}', claimsOf())],
  ['a header that is a list', ({ key }) => key.tokenOf('["RS256"]', claimsOf())],
  ['a header that is null', ({ key }) => key.tokenOf('null', claimsOf())],
  [
    'alg twice in the header',
    ({ key }) => key.tokenOf(`{"alg":"none","alg":"RS256","kid":"${key.kid}"}`, claimsOf()),
  ],
  [
    'alg twice, once in escapes',
    ({ key }) => key.tokenOf(`{"\\u0061lg":"none","alg":"RS256","kid":"${key.kid}"}`, claimsOf()),
  ],
  [
    '__proto__ in the header',
    ({ key }) => key.tokenOf(`{"__proto__":{"alg":"RS256"},"kid":"${key.kid}"}`, claimsOf()),
  ],
  ['a deep header', ({ key }) => key.tokenOf(`{"alg":"RS256","x":${deep(50)}}`, claimsOf())],
  ['a header of 10 kB', ({ key }) => key.token(VICTIM, { more: 'x'.repeat(7_500) })],
  ['not a token at all', () => 'let me in'],
  ['the JSON form of a JWS', ({ key }) => JSON.stringify({ payload: part(key.token(), 1) })],
  ['__proto__ as the token', () => '__proto__'],
]);

const KEY_IDS = offered('proof_key_unknown', [
  ['no kid', ({ key }) => key.token(VICTIM, { kid: undefined })],
  ['an empty kid', ({ key }) => key.token(VICTIM, { kid: '' })],
  ['an unknown kid', ({ key }) => key.token(VICTIM, { kid: 'zendesk-9' })],
  ['kid in other case', ({ key }) => key.token(VICTIM, { kid: key.kid.toUpperCase() })],
  ['kid with a space', ({ key }) => key.token(VICTIM, { kid: `${key.kid} ` })],
  ['kid with a NUL', ({ key }) => key.token(VICTIM, { kid: `${key.kid}\u0000` })],
  ['kid null', ({ key }) => key.token(VICTIM, { kid: null })],
  ['kid a number', ({ key }) => key.token(VICTIM, { kid: 1 })],
  ['kid a list', ({ key }) => key.token(VICTIM, { kid: [key.kid] })],
  ['kid an object', ({ key }) => key.token(VICTIM, { kid: { toString: key.kid } })],
  ['kid __proto__', ({ key }) => key.token(VICTIM, { kid: '__proto__' })],
  ['kid constructor', ({ key }) => key.token(VICTIM, { kid: 'constructor' })],
  ['kid a path', ({ key }) => key.token(VICTIM, { kid: '../../../../dev/null' })],
  ['kid an absolute path', ({ key }) => key.token(VICTIM, { kid: '/etc/passwd' })],
  ['kid a URL', ({ key }) => key.token(VICTIM, { kid: 'https://evil.example/key.pem' })],
  ['kid with SQL', ({ key }) => key.token(VICTIM, { kid: "x' UNION SELECT 'key" })],
  ['kid with a shell command', ({ key }) => key.token(VICTIM, { kid: 'x|id' })],
  ['kid with CRLF', ({ key }) => key.token(VICTIM, { kid: 'x\r\nHost: evil' })],
  ['kid of our messaging key', ({ key }) => key.token(VICTIM, { kid: 'app_5f3e7c0a9b1d' })],
  ['a token of another account', ({ otherAccount }) => otherAccount.token(VICTIM)],
]);

const SIGNATURES = offered('proof_signature', [
  [
    'a token of another account under this account\u2019s kid',
    ({ key, otherAccount }) => otherAccount.token(VICTIM, { kid: key.kid }),
  ],
  ['other claims under a good signature', ({ key }) => transplanted(key)],
  ['another header under a good signature', ({ key }) => reheaded(key)],
  ['the signature truncated', ({ key }) => key.token().slice(0, -20)],
  ['the signature lengthened', ({ key }) => `${key.token()}AAAA`],
  ['the signature all zero', ({ key }) => resigned(key, 'A'.repeat(342))],
  ['the signature of one byte', ({ key }) => resigned(key, 'AA')],
  ['the signature changed in one bit', ({ key }) => flipped(key.token())],
  ['RS512 called RS256', ({ key }) => rsaSigned(key, 'RS512', 'RS256')],
  ['PS256 called RS256', ({ key }) => rsaSigned(key, 'PS256', 'RS256')],
  ['ES256 called RS256', ({ key }) => relabelled(ecdsaSigned(key.kid, 'P-256', 'ES256'), key)],
  ['HS256 called RS256', ({ key }) => hmacSigned(pem(key), { alg: 'RS256', kid: key.kid })],
]);

const EXPIRED = offered('proof_expired', [
  ['expired an hour ago', ({ key }) => key.token({ iat: ago(3900), exp: ago(3600) })],
  ['expired just beyond the tolerance', ({ key }) => key.token({ iat: ago(330), exp: ago(31) })],
  ['exp 0', ({ key }) => key.token({ iat: 0, exp: 0 })],
]);

/** A function makes the claims at the moment of the request, where seconds count. */
const withClaims = (name: string, claims: object | (() => object)): Family[number] => [
  name,
  ({ key }) => key.token(typeof claims === 'function' ? claims() : claims),
];

const CLAIMS = offered('proof_claims', [
  withClaims('no exp', { exp: undefined }),
  withClaims('exp null', { exp: null }),
  withClaims('exp as a string', { exp: String(secondsFromNow(300)) }),
  withClaims('exp a list', { exp: [secondsFromNow(300)] }),
  withClaims('exp true', { exp: true }),
  withClaims('exp negative', { exp: -1 }),
  withClaims('exp in milliseconds', { exp: secondsFromNow(300) * 1000 }),
  withClaims('exp in 25 hours: Zendesk gives minutes', { exp: secondsFromNow(25 * 3600) }),
  withClaims('exp years ahead', { exp: secondsFromNow(10 * 365 * 86_400) }),
  ['exp beyond all numbers', ({ key }) => key.tokenOf(header(key), rawClaims('"exp":1e999'))],
  withClaims('nbf in an hour: not yet valid', { nbf: secondsFromNow(3600) }),
  withClaims('nbf as a string', { nbf: '0' }),
  withClaims('iat in an hour: issued in the future', { iat: secondsFromNow(3600) }),
  withClaims('iat after exp', () => ({ iat: secondsFromNow(20), exp: secondsFromNow(10) })),
  withClaims('iat as a string', { iat: 'now' }),
  withClaims('no userId', { userId: undefined }),
  withClaims('userId null', { userId: null, externalId: null }),
  withClaims('userId 0', { userId: 0, externalId: null }),
  withClaims('userId negative', { userId: -1, externalId: null }),
  withClaims('userId with a fraction', { userId: 1.5, externalId: null }),
  withClaims('userId beyond 2^53', { userId: 2 ** 60, externalId: null }),
  withClaims('userId an object', { userId: { id: 1 }, externalId: null }),
  withClaims('userId a list', { userId: [1], externalId: null }),
  withClaims('userId true', { userId: true, externalId: null }),
  withClaims('userId a path', { userId: '1/../2', externalId: null }),
  withClaims('userId with leading zeros', { userId: '0001', externalId: null }),
  withClaims('externalId a number', { externalId: 1042 }),
  withClaims('externalId an object', { externalId: { toString: 'crm-1' } }),
  withClaims('externalId a list', { externalId: ['crm-1042'] }),
  withClaims('externalId false', { externalId: false }),
  withClaims('externalId empty', { externalId: '' }),
  withClaims('externalId one space', { externalId: ' ' }),
  withClaims('externalId of 256 characters', { externalId: 'x'.repeat(256) }),
  withClaims('externalId with a NUL', { externalId: 'crm-1042\u0000' }),
  withClaims('externalId with CRLF', { externalId: 'crm-1042\r\nx' }),
  withClaims('externalId with a zero-width space', { externalId: 'crm\u200b-1042' }),
  withClaims('externalId with a right-to-left override', { externalId: '\u202e2401-mrc' }),
  withClaims('externalId with a soft hyphen', { externalId: 'crm\u00ad-1042' }),
  withClaims('externalId with a byte order mark', { externalId: '\ufeffcrm-1042' }),
  withClaims('externalId in full-width digits', { externalId: 'crm-\uff11\uff10\uff14\uff12' }),
  withClaims('externalId in mathematical letters', { externalId: '\u{1d41c}rm-1042' }),
  withClaims('externalId with a ligature', { externalId: 'o\ufb03ce-1' }),
  withClaims('externalId with letters in two code points', { externalId: 'jose\u0301' }),
  withClaims('externalId with a no-break space', { externalId: 'crm\u00a01042' }),
  [
    'externalId with half a surrogate pair',
    ({ key }) => key.tokenOf(header(key), rawClaims('"externalId":"crm-\\ud83d"')),
  ],
  [
    'externalId twice',
    ({ key }) => key.tokenOf(header(key), rawClaims('"externalId":"a","externalId":"crm-victim"')),
  ],
  [
    'externalId twice, once in escapes',
    ({ key }) =>
      key.tokenOf(header(key), rawClaims('"externalId":"a","external\\u0049d":"crm-victim"')),
  ],
  ['exp twice', ({ key }) => key.tokenOf(header(key), rawClaims('"exp":9999999999'))],
  [
    '__proto__ in the claims',
    ({ key }) => key.tokenOf(header(key), rawClaims('"__proto__":{"externalId":"crm-victim"}')),
  ],
  ['claims that nest deeply', ({ key }) => key.tokenOf(header(key), rawClaims(`"x":${deep(50)}`))],
  withClaims('email a list', { email: ['victim@example.com'] }),
  withClaims('email with CRLF', { email: 'a@example.com\r\nBcc: b@example.com' }),
  withClaims('email without an @', { email: 'victim' }),
  withClaims('email with two', { email: 'a@example.com,victim@example.com' }),
  ['claims that are a list', ({ key }) => key.tokenOf(header(key), '[]')],
  ['claims that are a string', ({ key }) => key.tokenOf(header(key), '"crm-victim"')],
  ['claims that are not JSON', ({ key }) => key.tokenOf(header(key), 'externalId=crm-victim')],
  ['claims that are empty', ({ key }) => key.tokenOf(header(key), '{}')],
]);

const claimed = { external_id: VICTIM.externalId, user_email: VICTIM.email, user_name: 'Victim' };

const NO_PROOF: readonly Attack[] = [
  refused('proof_missing', 'only the article\u2019s claims', () => ({ body: claimed })),
  refused('proof_missing', 'no body', () => ({})),
  refused('proof_missing', 'an empty object', () => ({ body: '{}' })),
  refused('proof_missing', 'help_center_jwt null', () => ({ body: { help_center_jwt: null } })),
  refused('proof_missing', 'help_center_jwt empty', () => ({ body: { help_center_jwt: '' } })),
  refused('proof_missing', 'the proof under another name', ({ key }) => ({
    body: { Help_Center_JWT: key.token() },
  })),
  refused('proof_missing', 'the proof in the query', ({ key }) => ({
    path: `/messaging?help_center_jwt=${key.token()}`,
    body: {},
  })),
  refused('proof_missing', 'the proof in a cookie', ({ key }) => ({
    headers: { cookie: `help_center_jwt=${key.token()}` },
    body: {},
  })),
  refused('proof_missing', 'Basic instead of Bearer', ({ key }) => ({
    headers: { authorization: `Basic ${key.token()}` },
  })),
  refused('proof_missing', 'Bearer and nothing', () => ({ headers: { authorization: 'Bearer ' } })),
  refused('proof_missing', 'a session cookie of Zendesk', () => ({
    headers: { cookie: '_zendesk_session=abc' },
    body: claimed,
  })),
  refused('proof_malformed', 'Bearer and nonsense', () => ({
    headers: { authorization: 'Bearer nonsense' },
  })),
  refused('proof_ambiguous', 'one proof in the header, another in the body', ({ key }) => ({
    headers: { authorization: `Bearer ${key.token()}` },
    body: { help_center_jwt: key.token(VICTIM) },
  })),
];

const BODIES: readonly Attack[] = (
  [
    ['not JSON', 'external_id=crm-victim'],
    ['a form in it', 'help_center_jwt=a&external_id=crm-victim'],
    ['JSON cut off', '{"help_center_jwt":"'],
    ['a list', '[]'],
    ['a list with the object in it', '[{"external_id":"crm-victim"}]'],
    ['a string', '"crm-victim"'],
    ['a number', '42'],
    ['null', 'null'],
    ['comments', '{/* */}'],
    ['two objects', '{}{}'],
    ['a NUL before it', '\u0000{}'],
    ['single quotes', "{'external_id':'x'}"],
    ['NaN', '{"x":NaN}'],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
    ['UTF-16', Buffer.from('{}', 'utf16le')],
    ['a key twice', '{"help_center_jwt":"a","help_center_jwt":"b"}'],
    ['a key twice, once in escapes', '{"external_id":"a","external\\u005fid":"b"}'],
    ['a key twice, further down', '{"x":{"a":1,"a":2}}'],
    ['__proto__', '{"__proto__":{"help_center_jwt":"a"}}'],
    ['__proto__ in escapes', '{"\\u005f_proto__":{}}'],
    ['constructor.prototype', '{"constructor":{"prototype":{"admin":true}}}'],
    ['nesting of 9', `{"x":${deep(9)}}`],
    ['nesting of 7,000', `{"x":${deep(7000)}}`],
    ['nesting that is never closed', '['.repeat(10_000)],
    ['a string that is never closed', `{"x":"${'\\"'.repeat(8000)}`],
    ['the proof as a number', '{"help_center_jwt":1}'],
    ['the proof as an object', '{"help_center_jwt":{"$ne":null}}'],
    ['the proof as a list', '{"help_center_jwt":["a"]}'],
    ['the proof as true', '{"help_center_jwt":true}'],
  ] as const
).map(([name, body]) => refused('malformed_body', `a body with ${name}`, () => ({ body })));

const SIZES: readonly Attack[] = [
  refused('body_too_large', 'a body of one byte too much', () => ({ body: padded(16_385) })),
  refused('body_too_large', 'a body of 1 MB', () => ({ body: padded(1_000_000) })),
  refused('body_too_large', 'a body of 1 MB in parts', () => ({
    body: padded(1_000_000),
    streamed: true,
  })),
  refused('body_too_large', 'a body of one byte too much in parts', () => ({
    body: padded(16_385),
    streamed: true,
  })),
  refused('body_too_large', 'a token with 1 MB of header', ({ key }) => ({
    body: { help_center_jwt: key.token(VICTIM, { more: 'x'.repeat(750_000) }) },
  })),
];

const TYPES: readonly Attack[] = [
  'multipart/form-data; boundary=x',
  'text/html',
  'text/plain; charset=utf-7',
  'text/plain; charset=iso-8859-1',
  'application/json; charset=utf-16',
  'application/jsonp',
  'application/problem+json',
  'text/plain, application/json',
  'text/plainx',
  'text/plain; charset=utf-8; boundary=x',
  `text/plain${' '.repeat(117)}x`,
  `text/plain${';charset=utf-8'.repeat(10)}`,
  `text/plain${' '.repeat(15_000)}x`,
  '*/*',
].map((type) =>
  refused(
    'unsupported_media_type',
    `content type ${type.slice(0, 60)} (${type.length})`,
    ({ key }) => ({
      headers: { 'content-type': type },
      body: { help_center_jwt: key.token() },
    }),
  ),
);

const ENCODINGS: readonly Attack[] = ['gzip', 'br', 'deflate, gzip'].map((encoding) =>
  refused('unsupported_media_type', `content encoding ${encoding}`, ({ key }) => ({
    headers: { 'content-encoding': encoding },
    body: { help_center_jwt: key.token() },
  })),
);

const METHODS: readonly Attack[] = [
  ...['GET', 'PUT', 'PATCH', 'DELETE', 'HEAD'].flatMap((method) =>
    ['/messaging', '/classic', '/guide'].map((path) =>
      refused('method_not_allowed', `${method} ${path}`, () => ({ path, method })),
    ),
  ),
  refused('method_not_allowed', 'POST /health', () => ({ path: '/health', body: {} })),
  refused('method_not_allowed', 'an override of the method', () => ({
    method: 'GET',
    headers: { 'x-http-method-override': 'POST' },
  })),
];

const PATHS: readonly Attack[] = [
  '/',
  '/Messaging',
  '/messaging%00',
  '/messaging/',
  '/%6dessaging',
  '/%6Dessaging',
  '/messagin%67',
  '/classic/',
  '/%63lassic',
  '/guide/',
  '/messaging%2f',
  '/messaging;x',
  '//messaging',
  '/x/messaging',
  '/admin',
  '/.env',
  '/..%2f..%2fetc/passwd',
].map((path) =>
  refused('not_found', `POST ${path}`, ({ key }) => ({
    path,
    body: { help_center_jwt: key.token() },
  })),
);

const ORIGINS: readonly Attack[] = [
  'null',
  '*',
  'https://evil.example',
  'https://help.example.com.evil.example',
  'https://evilhelp.example.com',
  'https://evil-help.example.com',
  'https://sub.help.example.com',
  'https://example.com',
  'https://HELP.example.com',
  'HTTPS://help.example.com',
  'https://help.example.com.',
  'https://help.example.com:443',
  'https://help.example.com:8443',
  'http://help.example.com',
  'https://help.example.com/',
  'https://help.example.com, https://evil.example',
  'https://evil.example https://help.example.com',
  'https://help.example.com@evil.example',
  'https://help_example.com',
  'https://helpXexample.com',
  'help.example.com',
  'file://',
  'chrome-extension://abcdefghijklmnop',
].flatMap((origin) => [
  refused('origin_not_allowed', `a good proof from the origin ${origin}`, ({ key }) => ({
    headers: { origin },
    body: { help_center_jwt: key.token() },
  })),
  refused('origin_not_allowed', `a preflight from the origin ${origin}`, () => ({
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST' },
  })),
]);

const NO_ORIGIN = refused('origin_missing', 'a preflight without an origin', () => ({
  method: 'OPTIONS',
  headers: { origin: null },
}));

/** Against proof `help-center-jwt`. */
export const ATTACKS: readonly Attack[] = [
  ...ALGORITHMS,
  ...SHAPES,
  ...KEY_IDS,
  ...SIGNATURES,
  ...EXPIRED,
  ...CLAIMS,
  ...NO_PROOF,
  ...BODIES,
  ...SIZES,
  ...TYPES,
  ...ENCODINGS,
  ...METHODS,
  ...PATHS,
  ...ORIGINS,
  NO_ORIGIN,
];

/** Against proof `none`, which believes who asks, but not everything. */
export const ATTACKS_ON_NO_PROOF: readonly Attack[] = [
  ...(
    [
      ['missing', undefined],
      ['null', null],
      ['a number with a fraction', 1042.5],
      ['a number beyond 2^53', 2 ** 53 + 2],
      ['the number 0', 0],
      ['a negative number', -1042],
      ['a list with a number in it', [1042]],
      ['an object', { $ne: null }],
      ['a list', ['crm-1042']],
      ['true', true],
      ['empty', ''],
      ['white space', ' \t'],
      ['256 characters', 'x'.repeat(256)],
      ['with a NUL', 'crm\u0000'],
      ['with CRLF', 'crm\r\n'],
      ['with a zero-width joiner', 'crm\u200d-1042'],
      ['in full-width digits', '\uff11'],
      ['in letters of two code points', 'jose\u0301'],
    ] as const
  ).map(([name, external_id]) =>
    refused('identity_invalid', `external_id ${name}`, () => ({ body: { external_id } })),
  ),
  ...(
    [
      ['a number', 1],
      ['an object', {}],
      ['a list', ['a@example.com']],
      ['with CRLF', 'a@example.com\r\n'],
      ['without an @', 'a'],
    ] as const
  ).map(([name, user_email]) =>
    refused('identity_invalid', `user_email ${name}`, () => ({
      body: { external_id: 'crm-1', user_email },
    })),
  ),
  refused('identity_invalid', 'user_name an object', () => ({
    body: { external_id: 'crm-1', user_name: {} },
  })),
  refused('identity_invalid', 'a list of bodies', () => ({ body: {} })),
  refused('origin_missing', 'no origin', () => ({
    headers: { origin: null },
    body: { external_id: 'crm-1' },
  })),
  refused('origin_not_allowed', 'the origin null', () => ({
    headers: { origin: 'null' },
    body: { external_id: 'crm-1' },
  })),
];

function pem({ publicKey }: SigningKey): string {
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

function der({ publicKey }: SigningKey): Buffer {
  return publicKey.export({ type: 'spki', format: 'der' });
}

function hs256({ kid }: SigningKey): object {
  return { alg: 'HS256', kid, typ: 'JWT' };
}

function header({ kid }: SigningKey): string {
  return JSON.stringify({ alg: 'RS256', kid });
}

/** Good claims with this text among them. */
function rawClaims(text: string): string {
  const { externalId, ...rest } = JOHN;
  const good = text.includes('externalId') ? rest : { ...rest, externalId };
  return `${claimsOf(good).slice(0, -1)},${text}}`;
}

function messagingJwt(more: object): string {
  const claims = { scope: 'user', external_id: VICTIM.externalId, exp: secondsFromNow(300) };
  const head = encoded(JSON.stringify({ alg: 'HS256', typ: 'JWT', ...more }));
  const signed = `${head}.${encoded(JSON.stringify(claims))}`;
  return `${signed}.${createHmac('sha256', MESSAGING_SECRET).update(signed).digest('base64url')}`;
}

/** In order in all ways, but for what the header brings along. */
function brought(key: SigningKey, more: object): string {
  return key.token(VICTIM, more);
}

function reheaded(key: SigningKey): string {
  const [, payload, signature] = key.token().split('.');
  return `${encoded(JSON.stringify({ kid: key.kid, alg: 'RS256' }))}.${payload}.${signature}`;
}

function resigned(key: SigningKey, signature: string): string {
  return `${key.token(VICTIM).split('.').slice(0, 2).join('.')}.${signature}`;
}

function flipped(token: string): string {
  const [head, payload, signature = ''] = token.split('.');
  return `${head}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
}

function relabelled(token: string, key: SigningKey): string {
  return `${encoded(header(key))}.${token.split('.').slice(1).join('.')}`;
}

function ago(seconds: number): number {
  return secondsFromNow(-seconds);
}

function deep(levels: number): string {
  return '['.repeat(levels) + ']'.repeat(levels);
}

function padded(bytes: number): string {
  const around = '{"more":""}'.length;
  return `{"more":"${'x'.repeat(bytes - around)}"}`;
}
