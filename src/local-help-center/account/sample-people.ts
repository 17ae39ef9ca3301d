import type { AccountPerson } from './account.js';

/** Ids as Zendesk gives them: thirteen digits, and they only grow. */
export const FIRST_PERSON_ID = 1_000_000_000_101;

/** An end user of whom the account knows nothing special. */
export const UNREMARKABLE_PERSON = {
  externalId: null,
  role: 'end_user',
  verified: true,
  locale: 'en-us',
  tags: [],
  organizations: [],
  avatarUrl: null,
} as const satisfies Partial<AccountPerson>;

/**
 * The people one can sign in as at once: one with an external id, one without, whose language is
 * written from right to left, and an agent.
 */
export const samplePeople: readonly Omit<AccountPerson, 'id'>[] = [
  {
    ...UNREMARKABLE_PERSON,
    name: 'John Smith',
    email: 'john.smith@example.com',
    externalId: 'crm-1042',
    tags: ['vip'],
    organizations: ['Smith & Daughters'],
  },
  {
    ...UNREMARKABLE_PERSON,
    name: 'Amina Haddad',
    email: 'amina.haddad@example.com',
    locale: 'ar',
  },
  {
    ...UNREMARKABLE_PERSON,
    name: 'Grace Agent',
    email: 'grace.agent@example.com',
    role: 'agent',
  },
];
