import type { Store } from '../../dom/index.js';
import type { ConversationField, VisitorConversation } from '../protocol.js';
import type { MessengerState } from './messenger-state.js';
import type { InTurn } from './one-after-another.js';
import type { RememberedSession } from './remembered-session.js';
import type { Server } from './server.js';

/** What is written in the conversation, and about it. */
export interface ShownConversation {
  show(conversation: VisitorConversation): void;
  read(): void;
  annotate(about: { tags?: string[]; fields?: ConversationField[] }): void;
  /** Tags and fields that were set before there was a conversation belong to it as well. */
  annotateNew(token: string): Promise<void>;
}

interface ConversationParts {
  readonly store: Store<MessengerState>;
  readonly server: Server;
  readonly remembered: RememberedSession;
  readonly inTurn: InTurn;
}

export function createConversation({
  store,
  server,
  remembered,
  inTurn,
}: ConversationParts): ShownConversation {
  /** Sends the server something that is not worth an error when it does not arrive. */
  const tell = (send: (token: string) => Promise<void>): void => {
    inTurn(async () => {
      const token = remembered.get();
      if (token) await send(token);
    }).catch(() => undefined);
  };

  const annotateNew = async (token: string): Promise<void> => {
    const { tags, fields } = store.get();
    if (tags.length + fields.length === 0) return;
    await server.annotate(token, { tags: [...tags], fields: [...fields] });
  };

  return {
    show({ messages, unread }) {
      // What arrives before the visitor's eyes counts as read.
      const seen = store.get().open && !store.get().hidden;
      store.set({ messages, unread: seen ? 0 : unread });
      if (seen && unread > 0) tell(server.read);
    },
    read() {
      if (store.get().unread === 0) return;
      store.set({ unread: 0 });
      tell(server.read);
    },
    annotate({ tags, fields }) {
      store.set({ ...(tags && { tags }), ...(fields && { fields }) });
      tell(annotateNew);
    },
    annotateNew,
  };
}
