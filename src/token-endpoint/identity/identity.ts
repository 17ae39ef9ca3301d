/** A role as Zendesk's API knows it, with Guide's spelling (`end_user`). */
export type UserRole = 'end_user' | 'agent' | 'admin';

/** Who is asking, as far as the proof says. Everything in a token comes from here. */
export interface Visitor {
  readonly externalId: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  /** Only ever `true` when somebody who knows said so. */
  readonly emailVerified?: boolean | undefined;
  readonly role?: UserRole | undefined;
}
