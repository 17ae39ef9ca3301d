/** How the token endpoint knows who is asking. */
export const PROOFS = ['help-center-jwt', 'cookie', 'id-token', 'none'] as const;
export type Proof = (typeof PROOFS)[number];

/** The widget that the visitor is signed in to. */
export const WIDGETS = ['messaging', 'classic'] as const;
export type Widget = (typeof WIDGETS)[number];

/** The roles of users, as Zendesk's API has them. (`HelpCenter.user` in a page calls admins `manager`.) */
export const ROLES = ['end_user', 'agent', 'admin'] as const;
export type UserRole = (typeof ROLES)[number];
