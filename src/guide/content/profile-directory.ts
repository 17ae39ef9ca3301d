import type { Badge, Content, ContentPerson } from './content-schema.js';
import type { Person } from './person.js';

/** Anybody whom a page shows: people of the account and of the content alike. */
export interface Profile {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly agent: boolean;
  readonly avatarUrl: string;
  readonly description: string;
  readonly memberSince: string | null;
  readonly privateProfile: boolean;
  readonly badges: readonly Badge[];
}

/** Where the people who can sign in are looked up. */
export interface People {
  people(): readonly Person[];
}

export interface ProfileDirectory {
  profileByEmail(email: string): Profile;
  profileById(id: number): Profile | undefined;
  profileOf(person: Person): Profile;
  profiles(): readonly Profile[];
  describe(person: Person, description: string): void;
}

/**
 * Puts the people of the account and those of the content into one directory. Where both know an
 * e-mail address, the account decides who it is, and the content adds badges and the like.
 */
export function createProfileDirectory(account: People, content: Content): ProfileDirectory {
  const descriptions = new Map<number, string>();
  const fromContent = new Map(content.people.map((person) => [person.email, profileFrom(person)]));

  const profileOf = (person: Person): Profile => {
    const known = fromContent.get(person.email);
    return {
      memberSince: null,
      privateProfile: false,
      badges: [],
      ...known,
      id: person.id,
      name: person.name,
      email: person.email,
      agent: person.role !== 'end_user',
      avatarUrl: person.avatarUrl ?? avatarUrl(person.id),
      description: descriptions.get(person.id) ?? known?.description ?? '',
    };
  };
  const profiles = () => {
    const people = account.people().map(profileOf);
    const known = new Set(people.map(({ email }) => email));
    return [...people, ...[...fromContent.values()].filter(({ email }) => !known.has(email))];
  };

  return {
    profileOf,
    profiles,
    profileById: (id) => profiles().find((profile) => profile.id === id),
    profileByEmail: (email) => {
      const person = account.people().find((candidate) => candidate.email === email);
      return person ? profileOf(person) : (fromContent.get(email) ?? strangerProfile(email));
    },
    describe: (person, description) => {
      descriptions.set(person.id, description);
    },
  };
}

/** A picture made on the spot, since the local Help Center must work without a network. */
export function avatarUrl(id: number): string {
  return `/hc/avatars/${id}.svg`;
}

function profileFrom(person: ContentPerson): Profile {
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    agent: person.role !== 'end_user',
    avatarUrl: avatarUrl(person.id),
    description: person.description,
    memberSince: person.member_since,
    privateProfile: person.private_profile,
    badges: person.badges,
  };
}

/** Somebody who wrote a request without signing in, or whom the content names nowhere else. */
function strangerProfile(email: string): Profile {
  return {
    id: 0,
    name: email.replace(/@.*/, ''),
    email,
    agent: false,
    avatarUrl: avatarUrl(0),
    description: '',
    memberSince: null,
    privateProfile: false,
    badges: [],
  };
}
