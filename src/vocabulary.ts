/** How the token endpoint knows who is asking. */
export const PROOFS = ['help-center-jwt', 'cookie', 'none'] as const;
export type Proof = (typeof PROOFS)[number];

/** The widget that the visitor is signed in to. */
export const WIDGETS = ['messaging', 'classic'] as const;
export type Widget = (typeof WIDGETS)[number];
