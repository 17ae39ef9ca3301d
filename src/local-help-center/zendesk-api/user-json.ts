import type { AccountPerson, Faults, HelpCenterRole } from '../account/index.js';

/** The names of the roles in Zendesk's Users API, which are not those of `HelpCenter.user.role`. */
const API_ROLE: Record<HelpCenterRole, string> = {
  end_user: 'end-user',
  agent: 'agent',
  manager: 'admin',
};

const ONCE = '2026-01-05T09:00:00Z';

/**
 * A user as Zendesk's Users API shows one. End users see less of themselves than agents see of
 * anybody: no `external_id`, no `tags` and no `user_fields`.
 *
 * Source: https://developer.zendesk.com/api-reference/ticketing/users/users/. Of the visitor, the
 * `id` and the name are known; the other values are this stand-in's.
 *
 * @param person `null` for a visitor who is not signed in
 * @param reader the role of the person who looks
 */
export function userJson(
  person: AccountPerson | null,
  origin: string,
  reader: HelpCenterRole,
): Record<string, unknown> {
  const seenByAll = {
    id: person?.id ?? null,
    url: `${origin}/api/v2/users/${person?.id ?? ''}.json`,
    name: person?.name ?? 'Anonymous user',
    email: person?.email ?? 'invalid@example.com',
    created_at: person ? ONCE : null,
    updated_at: person ? ONCE : null,
    time_zone: 'UTC',
    iana_time_zone: 'Etc/UTC',
    phone: null,
    shared_phone_number: null,
    photo: null,
    locale: person?.locale ?? 'en-us',
    locale_id: 1,
    organization_id: null,
    role: API_ROLE[person?.role ?? 'end_user'],
    verified: person?.verified ?? false,
  };
  if (reader === 'end_user') return seenByAll;
  return {
    ...seenByAll,
    external_id: person?.externalId ?? null,
    tags: person?.tags ?? [],
    alias: null,
    active: person !== null,
    shared: false,
    suspended: false,
    user_fields: {},
  };
}

/**
 * The identities of a user: here, one e-mail address.
 *
 * Source: https://developer.zendesk.com/api-reference/ticketing/users/user_identities
 */
export function identitiesJson(
  person: AccountPerson,
  { verificationMethod }: Readonly<Faults>,
  origin: string,
): Record<string, unknown>[] {
  const method = verificationMethod ?? (person.verified ? 'full' : 'none');
  const id = person.id + 500_000;
  return [
    {
      url: `${origin}/api/v2/users/${person.id}/identities/${id}.json`,
      id,
      user_id: person.id,
      type: 'email',
      value: person.email,
      primary: true,
      verified: method !== 'none',
      verification_method: method,
      deliverable_state: 'deliverable',
      undeliverable_count: 0,
      created_at: ONCE,
      updated_at: ONCE,
    },
  ];
}
