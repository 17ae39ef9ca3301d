import { Hono } from 'hono';
import { describe, expect, it, vi } from 'vitest';
import { eventStream } from '../../../src/local-help-center/server/index.js';

/** Streams with a source of events, and how many listen to it. */
function streams() {
  const listeners = new Set<(text: string) => void>();
  const app = new Hono().get('/events', (context) =>
    eventStream(context, (send, end) => {
      const listener = (text: string) => (text === 'end' ? end() : send('word', text, '7'));
      listeners.add(listener);
      return () => listeners.delete(listener);
    }),
  );
  const say = (text: string) => {
    for (const listener of listeners) listener(text);
  };
  return { open: async () => app.request('/events'), say, listening: () => listeners.size };
}

describe('a stream of events', () => {
  it('sends each event, with its id, until it is ended', async () => {
    const { open, say } = streams();
    const response = await open();
    say('hello');
    say('end');
    expect(await response.text()).toBe('retry: 500\n\nevent: word\ndata: "hello"\nid: 7\n\n');
  });

  it('leaves no subscription and no heartbeat behind when it ends by itself', async () => {
    const setHeartbeat = vi.spyOn(globalThis, 'setInterval');
    const clearHeartbeat = vi.spyOn(globalThis, 'clearInterval');
    const { open, say, listening } = streams();
    const response = await open();
    expect(listening()).toBe(1);
    say('end');
    await response.text();
    expect(listening()).toBe(0);
    const heartbeat = setHeartbeat.mock.results.at(-1)?.value;
    expect(clearHeartbeat).toHaveBeenCalledWith(heartbeat);
    vi.restoreAllMocks();
  });

  it('leaves no subscription behind when the browser goes', async () => {
    const { open, listening } = streams();
    const response = await open();
    await response.body?.cancel();
    await vi.waitFor(() => expect(listening()).toBe(0));
  });
});
