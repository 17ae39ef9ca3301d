import type { Profile } from '../content/profile-directory.js';
import type { Page } from '../render/page.js';
import { badgeObject } from './badge-object.js';

/** Zendesk's `user object`: the author of something, a requester, whose profile one looks at. */
export function userObject(page: Page, profile: Profile) {
  const support = page.person !== null && page.person.role !== 'end_user';
  return {
    id: profile.id,
    name: profile.name,
    email: support || page.person?.email === profile.email ? profile.email : null,
    avatar_url: profile.avatarUrl,
    agent: profile.agent,
    url: page.urls.profile(profile.id),
    description: profile.description,
    // Told of whoever is signed in only: see `currentUserObject`.
    role: profile.agent ? 'agent' : 'end_user',
    locale: null,
    tags: [],
    organizations: [],
    groups: [],
    badges: profile.badges.map((badge) => badgeObject(badge)),
  };
}
