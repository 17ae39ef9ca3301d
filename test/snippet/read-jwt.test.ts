import { describe, expect, it } from 'vitest';
import { readJwt } from '../../snippet/read-jwt.js';
import { unsignedJwt } from '../browser/snippet/people.js';

const jwt = unsignedJwt({ userId: 7, email: 'john.smith@example.com', iat: 1, exp: 2 });

describe('reading a JWT', () => {
  it.each([
    ['bare', jwt],
    ['quoted', JSON.stringify(jwt)],
    ['as "jwt"', JSON.stringify({ expires_at: 2, jwt })],
    ['as "token"', JSON.stringify({ token: jwt }, null, 2)],
    ['with white space', `\r\n ${jwt} \n`],
  ])('finds it %s', (_form, answer) => {
    expect(readJwt(answer)[0]).toBe(jwt);
  });

  it('reads its claims', () => {
    expect(readJwt(jwt)[1]).toMatchObject({ userId: 7, email: 'john.smith@example.com', exp: 2 });
  });

  it('reads claims beside a name that is not ASCII', () => {
    expect(readJwt(unsignedJwt({ name: 'Åsa 😀', exp: 3 }))[1].exp).toBe(3);
  });

  it.each(['', 'null', '{}', '<html>www.example.com</html>', 'a.b.c', 'eyJ', 'eyJh.%%%.x', 'eyJh'])(
    'refuses %j',
    (answer) => {
      expect(() => readJwt(answer)).toThrow();
    },
  );
});
