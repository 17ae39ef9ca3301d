import { avatarUrl } from '../content/index.js';
import type { Reader } from '../view/index.js';
import { userObject } from './user-object.js';

/** Zendesk's `user object` of the person who looks at the page; an anonymous one for visitors. */
export function currentUserObject(reader: Reader) {
  const { person } = reader;
  if (person === null) {
    return {
      id: null,
      name: null,
      email: null,
      avatar_url: avatarUrl(0),
      agent: false,
      url: null,
      description: '',
      badges: [],
      role: 'anonymous',
      locale: reader.locale.locale,
      tags: [],
      organizations: [],
      groups: [],
    };
  }
  return {
    ...userObject(reader, reader.store.profileOf(person)),
    email: person.email,
    role: person.role,
    locale: reader.locale.locale,
    tags: person.tags.map((name) => ({ name })),
    organizations: person.organizations.map((name, index) => ({ id: index + 1, name, tags: [] })),
    groups: [],
  };
}
