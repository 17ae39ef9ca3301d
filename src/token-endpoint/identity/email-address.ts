import * as v from 'valibot';

/**
 * An e-mail address as far as a token may carry it: one `@`, no white space, nothing invisible.
 * Whether it can receive mail is Zendesk's business.
 */
export const EmailAddress = v.pipe(
  v.string('it must be a string'),
  v.maxLength(254, 'it is longer than 254 characters'),
  v.regex(/^[^\s@\p{C}"<>]+@[^\s@\p{C}"<>]+$/u, 'it is not an e-mail address'),
);
