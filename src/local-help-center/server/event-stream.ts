import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';

/** Often enough that nothing between browser and server treats the connection as dead. */
const HEARTBEAT_MS = 20_000;
/** How long the browser waits before it connects again. */
const RETRY_MS = 500;

/** @param id what the browser sends as `Last-Event-ID` when it connects again */
export type SendEvent = (event: string, data: unknown, id?: string) => void;

/**
 * Answers with server-sent events, their data as JSON, until the browser leaves or `end` is called.
 *
 * @param start gets what sends an event and what ends the stream; returns what stops the sending,
 *   which is called once, however the stream ends
 */
export function eventStream(
  context: Context,
  start: (send: SendEvent, end: () => void) => () => void,
): Response {
  return streamSSE(context, async (stream) => {
    let stop = () => {};
    // What was sent just before the end still goes out.
    let sent = Promise.resolve();
    let heartbeat: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve) => {
        stream.onAbort(resolve);
        // Headers go out with the first bytes: the page knows that it is connected.
        stream.write(`retry: ${RETRY_MS}\n\n`).catch(() => resolve());
        const send: SendEvent = (event, data, id) => {
          const message = { event, data: JSON.stringify(data), ...(id !== undefined && { id }) };
          sent = sent.then(() => stream.writeSSE(message)).catch(() => resolve());
        };
        heartbeat = setInterval(() => {
          stream.write(': still here\n\n').catch(() => resolve());
        }, HEARTBEAT_MS);
        heartbeat.unref();
        stop = start(send, resolve);
      });
      await sent;
    } finally {
      clearInterval(heartbeat);
      stop();
    }
  });
}
