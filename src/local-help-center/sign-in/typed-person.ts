import * as v from 'valibot';
import { type Account, type AccountPerson, UNREMARKABLE_PERSON } from '../account/index.js';

/** What the form for "someone else" contains, as it was typed. */
export interface TypedPerson {
  readonly name: string;
  readonly email: string;
  readonly external_id: string;
}

/** By field: what is wrong with it. */
export type FieldErrors = Partial<Record<keyof TypedPerson, string>>;

const schema = v.object({
  name: v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty('Enter a name.'),
    v.maxLength(255, 'Enter a name of at most 255 characters.'),
  ),
  email: v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty('Enter an e-mail address.'),
    v.maxLength(254, 'Enter an e-mail address of at most 254 characters.'),
    v.email('Enter an e-mail address such as jo@example.com.'),
  ),
  external_id: v.pipe(
    v.string(),
    v.trim(),
    // Zendesk's limit for the external_id of a messaging JWT.
    v.maxLength(255, 'Enter an external id of at most 255 characters.'),
  ),
});

/**
 * Finds or adds the person that the form describes. An e-mail address that the account knows stays
 * the same person; another external id then replaces the old one, as an admin would change it.
 *
 * @returns the person, or what is wrong with which field
 */
export function typedPerson(
  account: Account,
  typed: TypedPerson,
): { person: AccountPerson } | { errors: FieldErrors } {
  const parsed = v.safeParse(schema, typed);
  if (!parsed.success) return { errors: fieldErrors(v.flatten<typeof schema>(parsed.issues)) };

  const { name, email, external_id } = parsed.output;
  const externalId = external_id || null;
  const owner = account.people().find((person) => externalId && person.externalId === externalId);
  if (owner && owner.email.toLowerCase() !== email.toLowerCase()) {
    return {
      errors: {
        external_id: `${owner.name} already has this external id. Each person has another.`,
      },
    };
  }
  const person = account.addPerson({ ...UNREMARKABLE_PERSON, name, email, externalId });
  const changes = { name, externalId: externalId ?? person.externalId };
  return { person: account.updatePerson(person.id, changes) ?? person };
}

function fieldErrors(flat: v.FlatErrors<typeof schema>): FieldErrors {
  const errors: FieldErrors = {};
  for (const field of ['name', 'email', 'external_id'] as const) {
    const [first] = flat.nested?.[field] ?? [];
    if (first) errors[field] = first;
  }
  return errors;
}
