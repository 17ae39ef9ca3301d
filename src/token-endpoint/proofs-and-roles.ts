// The command line imports this file itself: it needs these words at once, and the endpoint's
// index.ts loads Hono, jose and all that belongs to an answer.

/** How the token endpoint knows who is asking. */
export const PROOFS = ['help-center-jwt', 'cookie', 'id-token', 'none'] as const;
export type Proof = (typeof PROOFS)[number];

/** The roles of users, as Zendesk's API has them. (`HelpCenter.user` in a page calls admins `manager`.) */
export const ROLES = ['end_user', 'agent', 'admin'] as const;

/** The words of a list, as the end of a message: `a, b or c`. */
export function anyOf(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
