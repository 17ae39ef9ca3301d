/**
 * Where a token is in the answer of a token endpoint, or of Zendesk: the one definition of it. The
 * snippet takes what this finds, and the doctor approves of nothing else.
 *
 * JSON is read as JSON: a JWT elsewhere in it (`refresh_token`) is not the token.
 */
const places = (answer: string): unknown[] => {
  let json: JsonAnswer = {};
  try {
    json = JSON.parse(answer) || json;
  } catch (_) {}
  // biome-ignore lint/complexity/useOptionalChain: it costs twice the bytes in ES2018
  const nested = (json.data || {}).token;
  return [answer.trim(), json, json.token, json.jwt, json.access_token, nested];
};

/** The names of the places, in the same order. */
const NAMES = [
  'the bare token',
  '"…"',
  '{"token"}',
  '{"jwt"}',
  '{"access_token"}',
  '{"data": {"token"}}',
] as const;

interface JsonAnswer {
  token?: unknown;
  jwt?: unknown;
  access_token?: unknown;
  data?: { token?: unknown } | null;
}

/** Three parts in base64url; the first begins with `{"`, which is `eyJ` in base64. */
const isJwt = (value: unknown): value is string =>
  typeof value === 'string' && /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(value);

/** Returns the first token in an answer, or `undefined` without one. Verifies nothing. */
export const findToken = (answer: string): string | undefined => places(answer).find(isJwt);

/** A token and its place in the answer, or the reason why there is none. */
export type TokenInAnswer =
  | { readonly token: string; readonly place: (typeof NAMES)[number] }
  | {
      readonly token?: undefined;
      /**
       * - `empty`: nothing, or white space
       * - `not-a-jwt`: something is where a token may be, and it is not a JWT (`{"token": "x"}`)
       * - `no-token`: nothing is where a token may be (`{"refresh_token": "eyJ…"}`, HTML)
       */
      readonly reason: 'empty' | 'not-a-jwt' | 'no-token';
    };

/**
 * Finds the token in an answer, for tools: `findToken`, with the place or the reason.
 *
 * @param answer the text of the answer's body
 */
export const tokenInAnswer = (answer: string): TokenInAnswer => {
  const found = places(answer);
  const index = found.findIndex(isJwt);
  const place = NAMES[index];
  if (place) return { token: found[index] as string, place };
  if (!answer.trim()) return { reason: 'empty' };
  // A bare text that is not JSON may be anything, HTML included.
  const inJson = found.slice(1).some((value) => typeof value === 'string' && value !== '');
  return { reason: inJson ? 'not-a-jwt' : 'no-token' };
};
