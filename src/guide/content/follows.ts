import type { Person } from './person.js';

export type FollowableKind = 'article' | 'section' | 'topic' | 'post' | 'user';

export interface Followed {
  readonly kind: FollowableKind;
  readonly id: number;
}

export interface Follows {
  follows(person: Person | null, kind: FollowableKind, id: number): boolean;
  toggleFollow(person: Person, kind: FollowableKind, id: number): void;
  following(person: Person): readonly Followed[];
  /** How many people follow it here, in addition to the followers in the content. */
  followerCount(kind: FollowableKind, id: number): number;
}

/** Who follows what. */
export function createFollows(): Follows {
  const byPerson = new Map<number, Map<string, Followed>>();
  const keyOf = (kind: FollowableKind, id: number) => `${kind}:${id}`;
  return {
    follows: (person, kind, id) =>
      person !== null && byPerson.get(person.id)?.has(keyOf(kind, id)) === true,
    toggleFollow: (person, kind, id) => {
      const followed = byPerson.get(person.id) ?? new Map<string, Followed>();
      byPerson.set(person.id, followed);
      const key = keyOf(kind, id);
      if (!followed.delete(key)) followed.set(key, { kind, id });
    },
    following: (person) => [...(byPerson.get(person.id)?.values() ?? [])],
    followerCount: (kind, id) =>
      [...byPerson.values()].filter((followed) => followed.has(keyOf(kind, id))).length,
  };
}
