import { avatarUrl } from '../content/profile-directory.js';
import type { Page } from '../render/page.js';
import { userObject } from './user-object.js';

/** Zendesk's `user object` of whoever looks at the page; of nobody for visitors. */
export function currentUserObject(page: Page) {
  const { person } = page;
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
      locale: page.locale.locale,
      tags: [],
      organizations: [],
      groups: [],
    };
  }
  return {
    ...userObject(page, page.store.profileOf(person)),
    email: person.email,
    role: person.role,
    locale: page.locale.locale,
    tags: person.tags.map((name) => ({ name })),
    organizations: person.organizations.map((name, index) => ({ id: index + 1, name, tags: [] })),
    groups: [],
  };
}
