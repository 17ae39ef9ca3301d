/** What the messenger's browser code and its server say to each other. */

/** One message of a conversation. */
export interface Message {
  readonly id: string;
  readonly from: 'visitor' | 'agent';
  /** Who wrote it, as the other side reads it. */
  readonly author: string;
  readonly text: string;
  /** ISO 8601. */
  readonly at: string;
  /** Sent while authenticated: the agent sees a green check on it. */
  readonly authenticated: boolean;
}

/** Whom the messenger recognises, in the words of the messaging JWT. */
export interface RecognisedUser {
  readonly name: string | null;
  readonly external_id: string;
  readonly email: string | null;
}

/** A conversation as its visitor sees it. */
export interface VisitorConversation {
  readonly messages: readonly Message[];
  /** Agent's messages that the visitor has not seen. */
  readonly unread: number;
}

/** What `zE("messenger:set", "conversationFields", …)` takes. */
export interface ConversationField {
  readonly id: string;
  readonly value: string | number | boolean;
}

/**
 * Why a login failed. Zendesk documents that there is a `reason`, not which ones there are; these
 * are the local Help Center's.
 */
export type LoginFailureReason =
  | 'no_jwt'
  | 'malformed_jwt'
  | 'wrong_algorithm'
  | 'unknown_key'
  | 'bad_signature'
  | 'expired_jwt'
  | 'wrong_scope'
  | 'bad_external_id'
  | 'bad_claims'
  | 'conflict'
  | 'unreachable';

/** As `loginCallback` gets it. */
export interface LoginFailure {
  readonly type: 'LoginFailedError';
  readonly reason: LoginFailureReason;
  readonly message: string;
}

/** The state of the browser's session, as the server knows it. */
export type SessionStatus =
  | { readonly state: 'anonymous'; readonly conversation: VisitorConversation }
  | {
      readonly state: 'authenticated';
      readonly user: RecognisedUser;
      /** Seconds since 1970, the `exp` of the JWT; `null` when it never expires. */
      readonly expiresAt: number | null;
      readonly conversation: VisitorConversation;
    }
  /** The JWT has expired: ask for another. */
  | { readonly state: 'expired'; readonly user: RecognisedUser }
  /** The server does not know this session (any more). */
  | { readonly state: 'unknown' };

/** A session, and its state from now on. */
export interface Session {
  /** Unguessable; anyone who has it can read and write the conversation. */
  readonly token: string;
  readonly status: SessionStatus;
}
