import * as v from 'valibot';
import { isLoopback } from './loopback.js';

/** The `kid` of messaging JWTs, from Admin Center: `app_` and letters and digits. */
export const MessagingKeyId = v.pipe(
  v.string('is missing: the id of the messaging key, from Admin Center'),
  v.regex(
    /^app_[\w-]{4,100}$/,
    'is not a key id: expected app_…, from Admin Center → Account → Security → ' +
      'End user authentication → Messaging',
  ),
);

/**
 * A shared secret. HS256 wants at least 256 bits (RFC 7518, 3.2), which is 32 characters; Zendesk's
 * own are longer. What was found is described, never printed.
 */
export const SharedSecret = v.pipe(
  v.string('is missing: the shared secret from Admin Center'),
  v.minLength(
    32,
    ({ received }) =>
      `is too short (${Number(received)} characters): a shared secret of Zendesk has at least 32`,
  ),
  v.check(isPrintableAscii, 'contains white space or characters outside ASCII: copy it again'),
  v.check(
    (secret) => !secret.startsWith('app_') && new Set(secret).size > 1,
    'is not a shared secret: it looks like a key id or a placeholder',
  ),
);

/** An origin, exactly as browsers send it. */
export const Origin = v.pipe(
  v.string('must be a string'),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const mistake = originMistake(dataset.value);
    if (mistake === null) return;
    // An address with an @ may contain a password, and the report may end up in a log.
    const shown = dataset.value.includes('@') ? 'an origin' : JSON.stringify(dataset.value);
    addIssue({ message: `${shown} ${mistake}` });
  }),
);

/** Where the account is: an `https:` address without a path (`http:` for loopback only). */
export const ZendeskUrl = v.pipe(
  v.string('must be a string'),
  v.transform((url) => (url.endsWith('/') ? url.slice(0, -1) : url)),
  v.rawCheck(({ dataset, addIssue }) => {
    const mistake = dataset.typed ? originMistake(dataset.value) : null;
    if (mistake !== null) addIssue({ message: mistake });
  }),
);

/** An address that the endpoint asks: `https:`, or `http:` on loopback; no credentials in it. */
export const ServerUrl = v.pipe(
  v.string('must be a string'),
  v.rawCheck(({ dataset, addIssue }) => {
    const mistake = dataset.typed ? addressMistake(dataset.value) : null;
    if (mistake !== null) addIssue({ message: mistake });
  }),
);

/** How long tokens live, in seconds: five minutes to a day. */
export const TokenTtl = v.pipe(
  v.number('must be a number of seconds'),
  v.integer('must be a whole number of seconds'),
  v.minValue(300, 'is too short: expected 300 (5 minutes) to 86400 (24 hours) seconds'),
  v.maxValue(86_400, 'is too long: expected 300 (5 minutes) to 86400 (24 hours) seconds'),
);

/** A credential that goes into a header or a form: printable ASCII without spaces. */
export const Credential = v.pipe(
  v.string('must be a string'),
  v.nonEmpty('is empty'),
  v.check(isPrintableAscii, 'contains white space or characters outside ASCII: copy it again'),
);

/** The name of a cookie (RFC 6265, 4.1.1: a token). */
export const CookieName = v.pipe(
  v.string('must be a string'),
  v.regex(/^[\w!#$%&'*+.^`|~-]{1,128}$/, 'is not the name of a cookie'),
);

function isPrintableAscii(text: string): boolean {
  return /^[\x21-\x7e]*$/.test(text);
}

/** @returns what is wrong, as the end of a sentence that begins with the value; `null` if nothing. */
function originMistake(text: string): string | null {
  if (text === '*' || text.includes('*')) return 'is not an origin: name each one, without *';
  if (text === 'null') return 'is not an origin: pages without one cannot be distinguished';
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || url.origin === 'null') return 'is not an origin: expected https://help.example.com';
  const mistake = addressMistake(text);
  if (mistake !== null) return mistake;
  if (url.origin !== text) return `is not written as browsers send it: expected ${url.origin}`;
  return null;
}

function addressMistake(text: string): string | null {
  if (!URL.canParse(text)) return 'is not a URL: expected https://…';
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return 'must not contain credentials';
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return 'must begin with https:// (http:// is for localhost only)';
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'must begin with https://';
  return url.hash === '' ? null : 'must not contain a # part';
}
