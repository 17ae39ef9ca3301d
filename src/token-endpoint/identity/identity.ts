import * as v from 'valibot';
import { anyOf, ROLES } from '../proofs-and-roles.js';
import { displayName } from './display-name.js';
import { EmailAddress } from './email-address.js';
import { ExternalId } from './external-id.js';

/** A role as Zendesk's API knows it, in Guide's spelling (`end_user`). */
export const Role = v.picklist(ROLES, `is not a role: expected ${anyOf(ROLES)}`);
export type Role = v.InferOutput<typeof Role>;

/**
 * A whole number that JavaScript can represent exactly becomes its digits. Above 2^53 two different
 * numbers in a text become the same number, and two people would become one.
 */
const NumericId = v.pipe(
  v.number('it must be a string or a whole number'),
  v.safeInteger('it must be a whole number of at most 2^53'),
  v.minValue(1, 'it must be a positive number'),
  v.transform(String),
);

/** An external id as a site's own code and older clients send it: a string or a whole number. */
export const LenientExternalId = v.lazy((id) => (typeof id === 'number' ? NumericId : ExternalId));

const Nothing = v.pipe(
  v.literal(''),
  v.transform(() => undefined),
);

/** An e-mail address that may be missing; an empty one means the same as none. */
export const OptionalEmail = v.pipe(
  v.nullish(v.lazy((value) => (value === '' ? Nothing : EmailAddress))),
  v.transform((email) => email ?? undefined),
);

/** A name that may be missing; an empty one means the same as none. */
export const OptionalName = v.pipe(
  v.nullish(v.string('it must be a string')),
  v.transform((name) => displayName(name)),
);

/**
 * Who a request proved to be. Everything in a token comes from here.
 *
 * As a site's own code returns it, a whole number is also accepted as `externalId`, and an empty
 * `name` or `email` means the same as none.
 */
export const Identity = v.pipe(
  v.object(
    {
      externalId: LenientExternalId,
      name: OptionalName,
      email: OptionalEmail,
      /** Only ever `true` when somebody who knows confirmed the address. */
      emailVerified: v.pipe(
        v.nullish(v.boolean('it must be true or false')),
        v.transform((verified) => verified ?? undefined),
      ),
      role: v.pipe(
        v.nullish(Role),
        v.transform((role) => role ?? undefined),
      ),
    },
    'it must be an object',
  ),
  v.readonly(),
);
export type Identity = v.InferOutput<typeof Identity>;

/** What a site's own code may return for the person whose session it is. */
export type IdentityInput = v.InferInput<typeof Identity>;

/**
 * The first broken rule, as `field: rule`. The rules' messages contain nothing of the value.
 *
 * @param issues - of a failed parse
 */
export function brokenRule(
  issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]],
): string {
  const [issue] = issues;
  const field = issue.path?.map(({ key }) => String(key)).join('.');
  const rule = issue.received === 'undefined' ? 'it is missing' : issue.message;
  return field === undefined ? rule : `${field}: ${rule}`;
}
