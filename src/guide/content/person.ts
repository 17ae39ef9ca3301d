/** What Zendesk calls the people of a Help Center. Visitors who are not signed in have no `Person`. */
export type HelpCenterRole = 'end_user' | 'agent' | 'manager';

/** Somebody who can sign in, as far as pages show them or depend on them. */
export interface Person {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly role: HelpCenterRole;
  readonly tags: readonly string[];
  readonly organizations: readonly string[];
  readonly avatarUrl: string | null;
}
