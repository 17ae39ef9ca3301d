import type { Badge } from '../content/content-schema.js';

export function badgeObject(badge: Badge) {
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
