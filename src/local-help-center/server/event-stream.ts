import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';

/** Proxies and browsers give up on a stream that is silent for long. */
const HEARTBEAT_MS = 20_000;

type Send = (event: string, data: unknown) => void;

/**
 * Answers with server-sent events until the browser leaves.
 *
 * @param start gets what sends an event, and what ends the stream; returns what stops the sending
 */
export function eventStream(
  context: Context,
  start: (send: Send, end: () => void) => () => void,
): Response {
  return streamSSE(context, async (stream) => {
    await new Promise<void>((resolve) => {
      const send: Send = (event, data) => {
        stream.writeSSE({ event, data: JSON.stringify(data) }).catch(resolve);
      };
      const heartbeat = setInterval(() => send('heartbeat', null), HEARTBEAT_MS);
      heartbeat.unref();
      const stop = start(send, resolve);
      stream.onAbort(() => {
        clearInterval(heartbeat);
        stop();
        resolve();
      });
    });
  });
}
