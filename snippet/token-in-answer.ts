import { attempt } from './memory';

/** Where JSON may have a token, in this order. */
interface JsonAnswer {
  token?: unknown;
  jwt?: unknown;
  access_token?: unknown;
  data?: unknown;
}

/**
 * What must be the token in the answer of a token endpoint, or of Zendesk, if there is one. This is
 * the one definition of it: the snippet uses what this finds, and the doctor approves of nothing
 * else.
 *
 * JSON is read as JSON: a JWT elsewhere in it (`refresh_token`) is not the token.
 */
const candidate = (answer: string): unknown => {
  const whole: JsonAnswer = attempt(() => JSON.parse(answer)) || answer.trim();
  return whole.token || whole.jwt || whole.access_token || Object(whole.data).token || whole;
};

/**
 * Finds the token in an answer. Verifies nothing.
 *
 * A JWT has three parts in base64url; the first begins with `{"`, which is `eyJ` in base64.
 *
 * @returns the token and its payload, or `null` without a token
 */
export const matchToken = (answer: string): RegExpExecArray | null =>
  /^eyJ[\w-]+\.([\w-]+)\.[\w-]+$/.exec(candidate(answer) as string);

/** A token and its place in the answer, or the reason why there is none. */
export type TokenInAnswer =
  | {
      readonly token: string;
      readonly place:
        | 'the bare token'
        | '"…"'
        | '{"token"}'
        | '{"jwt"}'
        | '{"access_token"}'
        | '{"data": {"token"}}';
    }
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
 * Finds the token in an answer, for tools: `matchToken`, with the place or the reason. The snippet
 * does without it.
 *
 * @param answer the text of the answer's body
 */
export const tokenInAnswer = (answer: string): TokenInAnswer => {
  const [token] = matchToken(answer) || [];
  const json: unknown = attempt(() => JSON.parse(answer));
  if (token) return { token, place: placeOf(json) };
  if (!answer.trim()) return { reason: 'empty' };
  // A bare text that is not JSON may be anything, HTML included.
  const found = json ? candidate(answer) : undefined;
  return { reason: typeof found === 'string' ? 'not-a-jwt' : 'no-token' };
};

/** @param json an answer with a token, or `undefined` for one that is not JSON */
const placeOf = (json: unknown) => {
  if (json === undefined) return 'the bare token';
  const { token, jwt, access_token, data } = json as JsonAnswer;
  if (token) return '{"token"}';
  if (jwt) return '{"jwt"}';
  if (access_token) return '{"access_token"}';
  return data ? '{"data": {"token"}}' : '"…"';
};
