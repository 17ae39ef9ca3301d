import * as v from 'valibot';

// Control and format characters (zero-width, bidi overrides, soft hyphen), halves of surrogate
// pairs, white space at the ends. Halves all become U+FFFD on the wire: two ids would be one.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffd]|^\s|\s$/u;

/**
 * An `external_id` that is safe to sign: a string of 1 to 255 characters (Zendesk's limit) that no
 * normalisation turns into another one.
 */
export const ExternalId = v.pipe(
  v.string('it must be a string'),
  v.nonEmpty('it is empty'),
  v.maxLength(255, 'it is longer than 255 characters'),
  v.check((id) => !UNSAFE.test(id), 'it contains invisible characters or white space at its ends'),
  v.check((id) => id === id.normalize('NFKC'), 'it is not in Unicode normal form NFKC'),
);
