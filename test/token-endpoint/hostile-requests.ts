import fc from 'fast-check';
import { anyCharacter, webPath, webUrl } from '../arbitrary-text.js';
import type { Ask } from './ask.js';
import { HELP_CENTER } from './environment-of.js';
import { VICTIM } from './hostile-token.js';
import { encoded, type SigningKey, secondsFromNow } from './signing-key.js';

const ID_NAMES = ['help_center_jwt', 'external_id', 'user_email', 'user_name', '__proto__'];

/**
 * Requests as an attacker's tool would make them: nonsense of every shape, and tokens that are
 * nearly right. None of them carries a proof, so none may get a token.
 *
 * @param key - the account's own; the attacker has its public half and signs with another
 */
export function hostileRequests(key: SigningKey, attacker: SigningKey): fc.Arbitrary<Ask> {
  const token = nearTokens(key, attacker);
  const value = fc.oneof(fc.jsonValue({ maxDepth: 3 }), token, fc.string({ unit: anyCharacter }));
  const name = fc.oneof(fc.constantFrom(...ID_NAMES), fc.string({ maxLength: 12 }));
  const object = fc.dictionary(name, value, { maxKeys: 6, noNullPrototype: false });
  const body = fc.oneof(
    { weight: 4, arbitrary: object },
    { weight: 3, arbitrary: token.map((help_center_jwt) => ({ help_center_jwt, ...VICTIM })) },
    { weight: 2, arbitrary: fc.string({ unit: anyCharacter, maxLength: 200 }) },
    { weight: 2, arbitrary: fc.uint8Array({ maxLength: 200 }) },
    { weight: 1, arbitrary: brokenJson() },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 40_000 }).map((size) => 'x'.repeat(size)) },
  );
  return fc.record(
    {
      path: fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom('/messaging', '/classic', '/guide') },
        { weight: 1, arbitrary: webPath },
      ),
      method: fc.oneof(
        { weight: 8, arbitrary: fc.constant('POST') },
        { weight: 1, arbitrary: fc.constantFrom('PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PURGE') },
      ),
      headers: headers(token),
      body,
      streamed: fc.boolean(),
    },
    { requiredKeys: ['path', 'method', 'headers'] },
  );
}

function headers(token: fc.Arbitrary<string>): fc.Arbitrary<Record<string, string | null>> {
  const text = fc.string({ unit: 'grapheme-ascii', maxLength: 60 });
  return fc.record(
    {
      origin: fc.oneof(
        { weight: 12, arbitrary: fc.constant(HELP_CENTER) },
        fc.constantFrom('null', 'https://evil.example', null),
        webUrl,
        text,
      ),
      'content-type': fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom('text/plain', 'application/json', null) },
        text,
      ),
      authorization: fc.oneof(
        token.map((hostile) => `Bearer ${encodeURI(hostile)}`),
        text,
      ),
      accept: fc.oneof(fc.constant('application/json'), text),
      cookie: text,
      'content-encoding': fc.oneof(
        { weight: 9, arbitrary: fc.constant('identity') },
        { weight: 1, arbitrary: fc.constantFrom('gzip', 'br') },
      ),
      'x-forwarded-for': text,
    },
    { requiredKeys: [] },
  );
}

/** Tokens that miss being a proof by one thing, or by many. */
function nearTokens(key: SigningKey, attacker: SigningKey): fc.Arbitrary<string> {
  const claims = fc.record(
    {
      ...Object.fromEntries(Object.entries(VICTIM).map(([name, own]) => [name, fc.constant(own)])),
      exp: fc.oneof(fc.constant(secondsFromNow(600)), fc.jsonValue({ maxDepth: 1 })),
      iat: fc.oneof(fc.constant(secondsFromNow(0)), fc.jsonValue({ maxDepth: 1 })),
    },
    { requiredKeys: [] },
  );
  const header = fc.record(
    {
      alg: fc.oneof(
        fc.constantFrom('RS256', 'none', 'HS256', 'ES256', 'PS256', 'RS512'),
        fc.jsonValue({ maxDepth: 1 }),
      ),
      kid: fc.oneof(fc.constantFrom(key.kid, attacker.kid), fc.jsonValue({ maxDepth: 1 })),
      typ: fc.constantFrom('JWT', 'at+jwt'),
      jwk: fc.constant(attacker.jwk),
      crit: fc.jsonValue({ maxDepth: 1 }),
    },
    { requiredKeys: [] },
  );
  // Signing is slow: a handful of signatures of the attacker's serves for all.
  const forged = fc.constantFrom(
    attacker.token(VICTIM),
    attacker.token(VICTIM, { kid: key.kid }),
    attacker.token(VICTIM, { kid: key.kid, jwk: attacker.jwk }),
    key.token({ ...VICTIM, iat: secondsFromNow(-7200), exp: secondsFromNow(-3600) }),
  );
  const signatures = fc.oneof(
    forged.map((token) => token.split('.')[2] ?? ''),
    fc.base64String().map((text) => text.replace(/[+/=]/g, '_')),
    fc.constant(''),
  );
  const assembled = fc
    .tuple(header, claims, signatures)
    .map(([head, payload, signature]) =>
      [encoded(JSON.stringify(head)), encoded(JSON.stringify(payload)), signature].join('.'),
    );
  return fc.oneof(forged, assembled, mutated(forged));
}

function mutated(tokens: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(tokens, fc.nat(), fc.string({ maxLength: 3 })).map(([token, place, text]) => {
    const at = place % token.length;
    return token.slice(0, at) + text + token.slice(at + 1);
  });
}

function brokenJson(): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.json({ maxDepth: 4 }),
      fc.nat(),
      fc.constantFrom('', '"', '{', '}', ',', '\\', '\u0000'),
    )
    .map(([json, place, text]) => {
      const at = place % (json.length + 1);
      return json.slice(0, at) + text + json.slice(at + 1);
    });
}
