import type { Store } from '../../dom/index.js';
import type { SessionStatus } from '../protocol.js';
import type { VisitorSession } from './create-session.js';
import type { MessengerState } from './messenger-state.js';

/**
 * Receives the agent's answers by server-sent events, while there can be some: there is a
 * conversation, and the page is seen. Browsers allow six connections to a server; tabs in the
 * background shall not use them up.
 */
export function liveUpdates(session: VisitorSession, store: Store<MessengerState>): void {
  let source: EventSource | null = null;
  let listeningAs: string | null = null;

  const stop = (): void => {
    source?.close();
    source = null;
    listeningAs = null;
  };

  const follow = (): void => {
    const token = session.token();
    const wanted = document.visibilityState === 'visible' && isWorthHearing(store.get());
    if (listeningAs === (wanted ? token : null)) return;
    stop();
    if (!token || !wanted) return;
    listeningAs = token;
    source = new EventSource(`/messenger/api/events?token=${encodeURIComponent(token)}`);
    source.addEventListener('status', ({ data }) => {
      const status = JSON.parse(data) as SessionStatus;
      if (status.state === 'expired' || status.state === 'unknown') stop();
      session.hear(status);
    });
    // A session that is over is answered 401, and browsers do not try again by themselves then.
    source.addEventListener('error', () => {
      if (source?.readyState === EventSource.CLOSED) stop();
    });
  };

  store.subscribe(follow);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void session.renewIfExpired();
    follow();
  });
  addEventListener('pagehide', stop);
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void session.resume().then(follow);
  });
  follow();
}

function isWorthHearing({ messages, open, status }: MessengerState): boolean {
  return messages.length > 0 || (open && status === 'authenticated');
}
