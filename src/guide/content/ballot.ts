import type { Person } from './person.js';

/** What can be voted on; its records have ids of their own. */
export type VotableKind = 'article' | 'article_comment' | 'post' | 'post_comment';

export interface VoteTally {
  readonly up: number;
  readonly down: number;
  /** How the asking person voted. */
  readonly own: 'up' | 'down' | null;
}

interface VotedRecord {
  readonly id: number;
  readonly upvotes: number;
  readonly downvotes: number;
}

export interface Ballot {
  tally(kind: VotableKind, record: VotedRecord, person: Person | null): VoteTally;
  /** Voting the same way again takes the vote back, as in Guide. */
  vote(kind: VotableKind, id: number, person: Person, direction: 'up' | 'down'): void;
}

/** Votes that are cast here, counted on top of those of the content. */
export function createBallot(): Ballot {
  const votes = new Map<string, Map<number, 'up' | 'down'>>();
  return {
    tally: (kind, record, person) => {
      const cast = votes.get(`${kind}:${record.id}`);
      const directions = [...(cast?.values() ?? [])];
      return {
        up: record.upvotes + directions.filter((direction) => direction === 'up').length,
        down: record.downvotes + directions.filter((direction) => direction === 'down').length,
        own: (person && cast?.get(person.id)) ?? null,
      };
    },
    vote: (kind, id, person, direction) => {
      const key = `${kind}:${id}`;
      const cast = votes.get(key) ?? new Map<number, 'up' | 'down'>();
      votes.set(key, cast);
      if (cast.get(person.id) === direction) cast.delete(person.id);
      else cast.set(person.id, direction);
    },
  };
}
