import type { ClassicUser } from '../verify-classic-jwt.js';

/** A field that the page has filled in. */
export interface Prefilled {
  readonly value: string;
  readonly readOnly: boolean;
}

/** What the Classic widget in this page knows, and shows. */
export interface ClassicState {
  readonly open: boolean;
  readonly hidden: boolean;
  /** Authenticated for chat by a JWT. */
  readonly chat: ClassicUser | null;
  /** Authenticated for Help Center content by a JWT. */
  readonly helpCenter: ClassicUser | null;
  readonly prefill: { readonly name?: Prefilled; readonly email?: Prefilled };
  /** Set by `identify`: believed, not proven. */
  readonly identified: { readonly name: string; readonly email: string } | null;
}

export const NOBODY = {
  chat: null,
  helpCenter: null,
  prefill: {},
  identified: null,
} as const satisfies Partial<ClassicState>;
