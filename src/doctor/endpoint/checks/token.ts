import { compactVerify } from 'jose';
import { printable } from '../../../terminal/index.js';
import { couldNotTell, error, ok, type Verdict, warning } from '../../finding.js';
import { type EndpointCheck, GIVE_PROOF } from '../endpoint-check.js';
import { claimsOf } from '../evidence.js';
import type { EndpointExamination } from '../examination.js';
import type { AnsweredToken } from '../tokens-in-answer.js';

/** Seconds. */
const DAY = 86_400;
/** No token lives until the year 5138, so a number beyond is in milliseconds. */
const MILLISECONDS_FROM = 100_000_000_000;
const REQUEST = 'As for `proof-accepted`.';

type Look = (token: AnsweredToken, examination: EndpointExamination) => Promise<Verdict> | Verdict;

/** A check of the token; without one there is nothing to tell. */
function tokenCheck(check: Omit<EndpointCheck, 'run' | 'request'>, look: Look): EndpointCheck {
  return {
    ...check,
    request: REQUEST,
    async run(examination) {
      const [token] = await examination.tokens();
      return token ? look(token, examination) : couldNotTell('no token to look at', GIVE_PROOF);
    },
  };
}

/** What Zendesk asks of a messaging JWT (Authenticating end users in messaging). */
export const tokenChecks: readonly EndpointCheck[] = [
  tokenCheck(
    {
      id: 'token-place',
      title: 'Token: is where the snippet looks',
      requirement:
        'A status from 200 to 299 and the bare token, the token as a JSON string, or JSON with it as `token`, `jwt`, `access_token` or `data.token`.',
      why: 'The snippet searches nowhere else: a token in another place signs nobody in.',
      fix: 'Answer with the token as text/plain, or as {"jwt": "…"}.',
    },
    ({ place, answer: { status } }) =>
      place === null ? error(`in another place (status ${status})`) : ok(place),
  ),
  tokenCheck(
    {
      id: 'token-kind',
      title: 'Token: is a messaging JWT',
      requirement:
        'Not a single sign-on JWT or one for Web Widget (Classic): these have `jti` and no `scope`.',
      why: 'They are signed with other secrets for other doors; the messenger refuses them.',
      fix: 'Make the messaging JWT: header alg, typ, kid; payload scope, external_id, exp, and name, email where they are known.',
    },
    ({ payload }) =>
      'jti' in payload && !('scope' in payload)
        ? error('a single sign-on or Classic JWT (jti, and no scope)')
        : ok('not a single sign-on JWT'),
  ),
  tokenCheck(
    {
      id: 'token-algorithm',
      title: 'Token: signed with HS256',
      requirement: 'The header contains `"alg": "HS256"`.',
      why: 'Zendesk accepts nothing else; the login fails.',
      fix: 'Sign with HS256 and the shared secret of the messaging key.',
    },
    ({ header: { alg } }) => (alg === 'HS256' ? ok('HS256') : error(shown(alg))),
  ),
  tokenCheck(
    {
      id: 'token-kid',
      title: 'Token: names its key',
      requirement: 'The header has `kid`: the id of the messaging key, `app_…`.',
      why: 'Zendesk finds the secret by it; without it the login fails.',
      fix: 'Put the key’s id from Admin Center (Account → Security → End user authentication → Messaging) into the header.',
    },
    ({ header: { kid } }, examination) => {
      if (typeof kid !== 'string' || kid === '')
        return error(kid === undefined ? 'no kid' : shown(kid));
      if (examination.kid !== undefined && kid !== examination.kid)
        return error(`${shown(kid)}, expected ${examination.kid}`);
      return kid.startsWith('app_')
        ? ok(shown(kid))
        : warning(`${shown(kid)}, which does not begin with app_`);
    },
  ),
  tokenCheck(
    {
      id: 'token-scope',
      title: 'Token: for a user',
      requirement: 'The payload has `"scope": "user"`.',
      why: 'Zendesk requires it; the login fails.',
      fix: 'Add "scope": "user" to the payload.',
    },
    ({ payload: { scope } }) =>
      scope === 'user' ? ok('user') : error(scope === undefined ? 'no scope' : shown(scope)),
  ),
  tokenCheck(
    {
      id: 'token-external-id',
      title: 'Token: external_id is a lasting id',
      requirement:
        '`external_id` is a string of 1 to 255 characters: not an e-mail address, not `undefined` or `null`, not blank; best in lower case.',
      why: 'Zendesk refuses a number. An address changes hands; `undefined` is one person for everybody; and Support compares ids without case, so that two people could be one.',
      fix: 'String(id) of an id that is short, never changes, and is refused where it is missing; in lower case.',
    },
    async (_, examination) => {
      const ids = (await examination.tokens()).map(({ payload }) => payload.external_id);
      return (
        ids.map(externalIdVerdict).find(({ verdict }) => verdict === 'problem') ??
        externalIdVerdict(ids[0])
      );
    },
  ),
  tokenCheck(
    {
      id: 'token-expiry',
      title: 'Token: expires at a sensible time',
      requirement:
        '`exp` in seconds since 1970: between a minute and a day ahead. `nbf`, where it is there, is not in the future.',
      why: 'Without exp, or with one in milliseconds, a token that leaks is good for ever.',
      fix: 'exp = now in seconds + 3600. The snippet fetches a new token when one is needed.',
    },
    ({ payload: { exp, nbf }, answer }) => {
      const early = typeof nbf === 'number' ? Math.round(nbf - answer.at / 1000) : 0;
      if (early > 5) return error(`nbf: not valid for another ${early} s`);
      if (exp === undefined) return warning('no exp: the token never expires');
      if (typeof exp !== 'number') return error(`a ${typeof exp}`);
      if (exp >= MILLISECONDS_FROM) return error('in milliseconds: the token is good for ever');
      const seconds = Math.round(exp - answer.at / 1000);
      if (seconds <= 0) return error(`it expired ${-seconds} s ago`);
      if (seconds < 60) return warning(`in ${seconds} s, which is too soon`);
      return seconds > DAY
        ? warning(`in ${Math.round(seconds / DAY)} days`)
        : ok(`in ${seconds} s`);
    },
  ),
  tokenCheck(
    {
      id: 'token-email-verified',
      title: 'Token: vouches for no address by accident',
      requirement:
        '`email` is not empty. `email_verified`, where it is there, is a boolean; `true` only for an address that the proof, the session or Zendesk vouches for.',
      why: 'Zendesk pairs a verified e-mail address with the external id for good: with a claimed address somebody takes over another person’s conversations.',
      fix: 'Write true only where the address was verified; else leave both claims out.',
    },
    async ({ payload: { email, email_verified: verified } }, examination) => {
      if (email === '') return error('an empty email');
      if (email !== undefined && typeof email !== 'string')
        return error(`email is a ${typeof email}`);
      if (await vouchesForClaim(examination)) {
        return error('email_verified: true for an address that nobody proved');
      }
      if (verified === undefined) return ok('not in the token');
      if (typeof verified !== 'boolean') return error(`email_verified is a ${typeof verified}`);
      return email === undefined ? warning(`${verified}, without an email`) : ok(String(verified));
    },
  ),
  tokenCheck(
    {
      id: 'token-clock',
      title: 'Token: made by a clock that is right',
      requirement:
        '`iat`, where it is there, and the `Date` header are within a minute of the time.',
      why: 'By a clock that is wrong, tokens expire too early, or are refused as not yet valid.',
      fix: 'Set the clock of the server by NTP (or this machine’s, if that one is wrong).',
    },
    ({ payload: { iat }, answer: { at, headers } }) => {
      const date = Date.parse(headers.get('date') ?? '');
      const apart = [
        ...(typeof iat === 'number' ? [Math.round(iat - at / 1000)] : []),
        ...(Number.isNaN(date) ? [] : [Math.round((date - at) / 1000)]),
      ].sort((a, b) => Math.abs(b) - Math.abs(a))[0];
      if (apart === undefined) return couldNotTell('neither iat nor Date', 'Add iat to the token.');
      const found = `${Math.abs(apart)} s ${apart < 0 ? 'slow' : 'fast'}`;
      if (Math.abs(apart) <= 60) return ok(found);
      return Math.abs(apart) > 300 ? error(found) : warning(found);
    },
  ),
  tokenCheck(
    {
      id: 'token-signature',
      title: 'Token: its signature is right',
      requirement: 'HMAC-SHA256 with the shared secret, used as it is (UTF-8), verifies.',
      why: 'Zendesk refuses any other; the login fails.',
      fix: 'Compare the secret with the one shown when the key was made (it is shown once: make a new key if it is lost), and do not decode it from base64.',
    },
    async ({ compact }, { secret }) => {
      if (secret === undefined)
        return couldNotTell('no secret to check with', 'Give --secret-file.');
      const key = new TextEncoder().encode(secret);
      const isRight = await compactVerify(compact, key, { algorithms: ['HS256'] }).then(
        () => true,
        () => false,
      );
      return isRight ? ok('it verifies') : error('it does not verify with the secret given');
    },
  ),
  tokenCheck(
    {
      id: 'token-not-cached',
      title: 'Token: is not kept by caches',
      requirement: '`Cache-Control: no-store` on the answer that carries the token.',
      why: 'A token in a cache is a credential in the hands of anyone who reads the cache.',
      fix: 'Send Cache-Control: no-store.',
    },
    ({ answer: { headers } }) =>
      /no-store/i.test(headers.get('cache-control') ?? '')
        ? ok('no-store')
        : warning(headers.get('cache-control') ?? 'no Cache-Control'),
  ),
];

/** A value from a token, which an answer could have made long or strange. */
const shown = (value: unknown): string => printable(JSON.stringify(value) ?? String(value), 60);

function externalIdVerdict(id: unknown): Verdict {
  if (typeof id !== 'string') return error(id === undefined ? 'no external_id' : `a ${typeof id}`);
  if (id.length < 1 || id.length > 255) return error(`${id.length} characters`);
  if (id.trim() !== id) return error('blanks at its beginning or end');
  if (['undefined', 'null', 'nan', '[object object]'].includes(id.toLowerCase())) {
    return error(`${shown(id)}: the id was missing`);
  }
  if (id.includes('@')) return error('an e-mail address');
  return /\p{Lu}/u.test(id) && /\p{Ll}/u.test(id)
    ? warning('capital and small letters')
    : ok(`a string of ${id.length} characters`);
}

/** Whether a token has `email_verified: true` for an address that only the page named. */
async function vouchesForClaim(examination: EndpointExamination): Promise<boolean> {
  const { proved, unproved } = await examination.evidence();
  const unprovedTokens = unproved.flatMap(({ came }) =>
    came.kind === 'token' ? [came.token] : [],
  );
  if (unprovedTokens.some(({ payload }) => payload.email && payload.email_verified === true))
    return true;
  if (proved.kind !== 'accepted' || proved.proof.kind === 'cookie') return false;
  const { email, email_verified: verified } = proved.token.payload;
  return verified === true && Boolean(email) && email !== claimsOf(proved.proof.value).email;
}
