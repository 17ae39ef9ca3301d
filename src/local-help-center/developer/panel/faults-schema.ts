import * as v from 'valibot';
import { VERIFICATION_METHODS } from '../../people/index.js';

const milliseconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60_000));

const fields = v.strictObject({
  planWithoutHelpCenterJwt: v.optional(v.boolean()),
  expiredSession: v.optional(v.boolean()),
  slowMs: v.optional(milliseconds),
  failWith: v.optional(
    v.nullable(v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599))),
  ),
  apiTokensRetired: v.optional(v.boolean()),
  oauthClientRefused: v.optional(v.boolean()),
  oauthScopeRefused: v.optional(v.boolean()),
  oauthScopeMissing: v.optional(v.boolean()),
  oauthTokenExpired: v.optional(v.boolean()),
  verificationMethod: v.optional(v.nullable(v.picklist(VERIFICATION_METHODS))),
  messengerBlocked: v.optional(v.boolean()),
  messengerDelayMs: v.optional(milliseconds),
});

/** Some of the `Faults`, as the developer panel and tests send them. */
export const someFaults = v.pipe(
  // For valibot an empty array is an object without entries.
  v.custom<object>((value) => !Array.isArray(value), 'Expected an object.'),
  fields,
);
