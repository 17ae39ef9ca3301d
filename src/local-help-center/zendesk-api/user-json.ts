import type { Person, Role } from '../people/account.js';

/** The names of the roles in Zendesk's Users API, which are not those of `HelpCenter.user.role`. */
const API_ROLE: Record<Role, string> = { end_user: 'end-user', agent: 'agent', manager: 'admin' };

/**
 * A user as Zendesk's Users API tells of one; `null` stands for a visitor who is not signed in.
 *
 * Source: https://developer.zendesk.com/api-reference/ticketing/users/users/. Of the visitor, the
 * `id` and the name are known; the other values are this stand-in's.
 */
export function userJson(person: Person | null, origin: string): Record<string, unknown> {
  const never = '2026-01-05T09:00:00Z';
  return {
    id: person?.id ?? null,
    url: `${origin}/api/v2/users/${person?.id ?? ''}.json`,
    name: person?.name ?? 'Anonymous user',
    email: person?.email ?? 'invalid@example.com',
    created_at: person ? never : null,
    updated_at: person ? never : null,
    time_zone: 'UTC',
    iana_time_zone: 'Etc/UTC',
    phone: null,
    shared_phone_number: null,
    photo: null,
    locale: person?.locale ?? 'en-us',
    organization_id: null,
    role: API_ROLE[person?.role ?? 'end_user'],
    verified: person?.verified ?? false,
    external_id: person?.externalId ?? null,
    tags: person?.tags ?? [],
    alias: null,
    active: person !== null,
    shared: false,
    suspended: false,
    user_fields: {},
  };
}
