import { compactVerify } from 'jose';
import { failure, type Outcome, ok, skipped, warning } from '../../finding.js';
import type { EndpointCheck } from '../endpoint-check.js';
import type { ReadToken } from '../read-token.js';
import type { Visit } from '../visit.js';

/** Seconds. */
const DAY = 86_400;
/** No token lives until the year 5138, so a number beyond is in milliseconds. */
const MILLISECONDS_FROM = 100_000_000_000;
const REQUEST = 'As for `proof-accepted`.';

type Look = (token: ReadToken, visit: Visit) => Promise<Outcome> | Outcome;

/** A check of the token, skipped where there is none to look at. */
function tokenCheck(check: Omit<EndpointCheck, 'run' | 'request'>, look: Look): EndpointCheck {
  return {
    ...check,
    request: REQUEST,
    async run(visit) {
      const token = await visit.token();
      return token
        ? look(token, visit)
        : skipped('no token to look at: give --help-center-jwt-file');
    },
  };
}

/** What Zendesk asks of a messaging JWT (Authenticating end users in messaging). */
export const tokenChecks: readonly EndpointCheck[] = [
  tokenCheck(
    {
      id: 'token-algorithm',
      title: 'Token: signed with HS256',
      requirement: 'The header says `"alg": "HS256"`.',
      why: 'Zendesk takes nothing else; the login fails.',
      mend: 'Sign with HS256 and the shared secret of the messaging key.',
    },
    ({ header: { alg } }) => (alg === 'HS256' ? ok('HS256') : failure(printable(alg))),
  ),
  tokenCheck(
    {
      id: 'token-kid',
      title: 'Token: names its key',
      requirement: 'The header has `kid`: the id of the messaging key, `app_…`.',
      why: 'Zendesk finds the secret by it; without it the login fails.',
      mend: 'Put the key’s id from Admin Center (Account → Security → End user authentication → Messaging) into the header.',
    },
    ({ header: { kid } }, visit) => {
      if (typeof kid !== 'string' || kid === '')
        return failure(kid === undefined ? 'no kid' : printable(kid));
      if (visit.kid !== undefined && kid !== visit.kid)
        return failure(`${kid}, expected ${visit.kid}`);
      return kid.startsWith('app_') ? ok(kid) : warning(`${kid}, which does not begin with app_`);
    },
  ),
  tokenCheck(
    {
      id: 'token-scope',
      title: 'Token: for a user',
      requirement: 'The payload has `"scope": "user"`.',
      why: 'Zendesk requires it; the login fails.',
      mend: 'Add "scope": "user" to the payload.',
    },
    ({ payload: { scope } }) =>
      scope === 'user' ? ok('user') : failure(scope === undefined ? 'no scope' : printable(scope)),
  ),
  tokenCheck(
    {
      id: 'token-external-id',
      title: 'Token: external_id is a string',
      requirement: '`external_id` is a string of 1 to 255 characters.',
      why: 'Zendesk refuses a number, and a number and a string would be two persons.',
      mend: 'Convert it: String(id). Choose an id that is short and never changes.',
    },
    ({ payload: { external_id: id } }) => {
      if (typeof id !== 'string')
        return failure(id === undefined ? 'no external_id' : `a ${typeof id}`);
      const isRight = id.length >= 1 && id.length <= 255;
      return isRight
        ? ok(`a string of ${id.length} characters`)
        : failure(`${id.length} characters`);
    },
  ),
  tokenCheck(
    {
      id: 'token-expiry',
      title: 'Token: expires at a sensible time',
      requirement: '`exp` in seconds since 1970: in the future, within a day.',
      why: 'Without exp, or with one in milliseconds, a token that leaks is good for ever.',
      mend: 'exp = now in seconds + 3600. The snippet fetches a new token when one is needed.',
    },
    ({ payload: { exp }, answer }) => {
      if (exp === undefined) return warning('no exp: the token never expires');
      if (typeof exp !== 'number') return failure(`a ${typeof exp}`);
      if (exp >= MILLISECONDS_FROM) return failure('in milliseconds: the token is good for ever');
      const seconds = Math.round(exp - answer.at / 1000);
      if (seconds <= 0) return failure(`it expired ${-seconds} s ago`);
      return seconds > DAY
        ? warning(`in ${Math.round(seconds / DAY)} days`)
        : ok(`in ${seconds} s`);
    },
  ),
  tokenCheck(
    {
      id: 'token-email-verified',
      title: 'Token: email_verified is a boolean',
      requirement:
        'Where there is `email_verified`, it is `true` or `false`, and there is an `email`.',
      why: 'Zendesk pairs a verified e-mail address with the external id for good; it must not be said by accident.',
      mend: 'Write true only where the address was verified; else leave it out.',
    },
    ({ payload: { email, email_verified: verified } }) => {
      if (verified === undefined) return ok('not said');
      if (typeof verified !== 'boolean') return failure(`a ${typeof verified}`);
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
      mend: 'Set the clock of the server by NTP (or this machine’s, if that one is wrong).',
    },
    ({ payload: { iat }, answer: { at, headers } }) => {
      const date = Date.parse(headers.get('date') ?? '');
      const apart = [
        ...(typeof iat === 'number' ? [Math.round(iat - at / 1000)] : []),
        ...(Number.isNaN(date) ? [] : [Math.round((date - at) / 1000)]),
      ].sort((a, b) => Math.abs(b) - Math.abs(a))[0];
      if (apart === undefined) return skipped('neither iat nor Date');
      const found = `${Math.abs(apart)} s ${apart < 0 ? 'slow' : 'fast'}`;
      if (Math.abs(apart) <= 60) return ok(found);
      return Math.abs(apart) > 300 ? failure(found) : warning(found);
    },
  ),
  tokenCheck(
    {
      id: 'token-signature',
      title: 'Token: its signature is right',
      requirement: 'HMAC-SHA256 with the shared secret, used as it is (UTF-8), verifies.',
      why: 'Zendesk refuses any other; the login fails.',
      mend: 'Compare the secret with the one shown when the key was made (it is shown once: make a new key if it is lost), and do not decode it from base64.',
    },
    async ({ compact }, { secret }) => {
      if (secret === undefined) return skipped('no secret to check with: give --secret-file');
      const key = new TextEncoder().encode(secret);
      const isRight = await compactVerify(compact, key, { algorithms: ['HS256'] }).then(
        () => true,
        () => false,
      );
      return isRight ? ok('it verifies') : failure('it does not verify with the secret given');
    },
  ),
  tokenCheck(
    {
      id: 'token-not-cached',
      title: 'Token: is not kept by caches',
      requirement: '`Cache-Control: no-store` on the answer that carries the token.',
      why: 'A token in a cache is somebody’s credential in the hands of whoever reads the cache.',
      mend: 'Send Cache-Control: no-store.',
    },
    ({ answer: { headers } }) =>
      /no-store/i.test(headers.get('cache-control') ?? '')
        ? ok('no-store')
        : warning(headers.get('cache-control') ?? 'no Cache-Control'),
  ),
];

/** A value from a token's header, which an answer could have made long or strange. */
const printable = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 60);
