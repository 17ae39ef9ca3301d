import type { Badge, Profile } from '../content/index.js';
import type { Reader } from '../view/index.js';

/** Zendesk's `user object`: the author of something, a requester, whose profile one looks at. */
export function userObject(reader: Reader, profile: Profile) {
  const support = reader.person !== null && reader.person.role !== 'end_user';
  return {
    id: profile.id,
    name: profile.name,
    email: support || reader.person?.email === profile.email ? profile.email : null,
    avatar_url: profile.avatarUrl,
    agent: profile.agent,
    url: reader.urls.profile(profile.id),
    description: profile.description,
    // Only for the person who is signed in: see `currentUserObject`.
    role: profile.agent ? 'agent' : 'end_user',
    locale: null,
    tags: [],
    organizations: [],
    groups: [],
    badges: profile.badges.map((badge) => badgeObject(badge)),
  };
}

function badgeObject(badge: Badge) {
  return {
    id: badge.id,
    name: badge.name,
    description: badge.description,
    icon_url: `/hc/badges/${badge.id}.svg`,
    category_slug: badge.category,
    category_name: badge.category,
    assigned_at: badge.assigned_at,
  };
}
