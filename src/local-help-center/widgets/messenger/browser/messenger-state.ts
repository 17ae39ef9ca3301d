import type { ConversationField, Message, RecognisedUser } from '../protocol.js';

/** All that the messenger in this page knows, and shows. */
export interface MessengerState {
  readonly status: 'anonymous' | 'signing-in' | 'authenticated';
  /** `null` for an anonymous visitor. */
  readonly user: RecognisedUser | null;
  readonly messages: readonly Message[];
  readonly unread: number;
  readonly open: boolean;
  readonly hidden: boolean;
  readonly locale: string;
  readonly zIndex: number;
  readonly tags: readonly string[];
  readonly fields: readonly ConversationField[];
  /** The last calls of commands that do nothing here. */
  readonly calls: readonly string[];
  /** The last message could not be sent. */
  readonly unsent: boolean;
}

/** Nobody is recognised, nothing was written. */
export const NOBODY = {
  status: 'anonymous',
  user: null,
  messages: [],
  unread: 0,
  tags: [],
  fields: [],
  unsent: false,
} as const satisfies Partial<MessengerState>;

/** The widget's own default, above what themes use. */
const Z_INDEX = 999_999;

export function initialState(): MessengerState {
  const locale = document.documentElement.lang || navigator.language || 'en';
  // `window.zEMessenger = {autorender: false}` in the page: nothing is shown until it asks.
  const { zEMessenger } = window as { zEMessenger?: { autorender?: boolean } };
  const hidden = zEMessenger?.autorender === false;
  return { ...NOBODY, calls: [], open: false, hidden, locale, zIndex: Z_INDEX };
}
