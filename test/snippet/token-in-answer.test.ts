import { describe, expect, it } from 'vitest';
import { matchToken, tokenInAnswer } from '../../snippet/token-in-answer.js';
import { unsignedJwt } from '../browser/snippet/people.js';

const jwt = unsignedJwt({ external_id: 'crm-1042' });
const other = unsignedJwt({ external_id: 'somebody else' });

describe('a token is found', () => {
  it.each([
    ['the bare token', jwt],
    ['the bare token', `\r\n ${jwt} \n`],
    ['"…"', JSON.stringify(jwt)],
    ['"…"', ` ${JSON.stringify(jwt)}\n`],
    ['{"token"}', JSON.stringify({ token: jwt }, null, 2)],
    ['{"jwt"}', JSON.stringify({ expires_at: 2, jwt })],
    ['{"access_token"}', JSON.stringify({ access_token: jwt, token_type: 'bearer' })],
    ['{"data": {"token"}}', JSON.stringify({ status: 'ok', data: { token: jwt } })],
    // JSON may write any character as \u and its number.
    ['{"token"}', `{"token": "\\u0065${jwt.slice(1)}"}`],
    ['{"jwt"}', JSON.stringify({ refresh_token: other, jwt })],
    ['{"token"}', JSON.stringify({ token: jwt, data: null })],
  ])('as %s', (place, answer) => {
    expect(tokenInAnswer(answer)).toEqual({ token: jwt, place });
    expect(matchToken(answer)?.[0]).toBe(jwt);
  });
});

describe('no token is found', () => {
  it.each([
    ['empty', ''],
    ['empty', ' \r\n'],
    ['no-token', 'null'],
    ['no-token', '{}'],
    ['no-token', '[]'],
    ['no-token', '7'],
    ['no-token', `<!doctype html><p>${jwt}</p>`],
    ['no-token', `the token is ${jwt}`],
    ['no-token', `Bearer ${jwt}`],
    ['no-token', JSON.stringify({ refresh_token: jwt })],
    ['no-token', JSON.stringify({ id_token: jwt })],
    ['no-token', JSON.stringify({ data: { user: { token: jwt } } })],
    ['no-token', JSON.stringify({ data: null, message: jwt })],
    ['no-token', 'eyJh.e30.'],
    ['no-token', 'eyJhbGciOiJIUzI1NiJ9.e30'],
    ['not-a-jwt', JSON.stringify('abc')],
    ['not-a-jwt', JSON.stringify({ token: 'opaque' })],
    ['not-a-jwt', JSON.stringify({ token: 'opaque', jwt })],
    ['not-a-jwt', JSON.stringify({ jwt: `${jwt}.more` })],
    ['not-a-jwt', JSON.stringify({ access_token: ` ${jwt}` })],
    ['not-a-jwt', JSON.stringify({ data: { token: `Bearer ${jwt}` } })],
  ] as const)('(%s) in %s', (reason, answer) => {
    expect(tokenInAnswer(answer)).toEqual({ reason });
    expect(matchToken(answer)).toBeNull();
  });
});
