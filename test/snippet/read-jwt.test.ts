import { describe, expect, it } from 'vitest';
import { readJwt } from '../../snippet/read-jwt.js';
import { unsignedJwt } from '../browser/snippet/people.js';

const jwt = unsignedJwt({ userId: 7, email: 'john.smith@example.com', iat: 1, exp: 2 });

describe('reading a JWT', () => {
  it('returns the token of the answer with its claims', () => {
    const [token, claims] = readJwt(JSON.stringify({ token: jwt }));
    expect(token).toBe(jwt);
    expect(claims).toMatchObject({ userId: 7, email: 'john.smith@example.com', exp: 2 });
  });

  it.each(['josé@example.com', 'kunde@müller.example', 'аня@пример.example', '😀@example.com'])(
    'reads the claims as UTF-8: %s',
    (email) => {
      expect(readJwt(unsignedJwt({ email }))[1].email).toBe(email);
    },
  );

  it('reads base64url, with its two characters that base64 has not', () => {
    const claims = { email: '>>>???@example.com', name: 'ÿÿÿ¿¿¿' };
    const token = unsignedJwt(claims);
    expect(token.split('.')[1]).toMatch(/-.*_|_.*-/);
    expect(readJwt(token)[1]).toEqual(claims);
  });

  it.each([
    '',
    'null',
    '{}',
    '<html>www.example.com</html>',
    'a.b.c',
    'eyJ',
    'eyJh.%%%.x',
    'eyJh',
    'eyJh.eyJh.x',
  ])('refuses %j', (answer) => {
    expect(() => readJwt(answer)).toThrow();
  });
});
