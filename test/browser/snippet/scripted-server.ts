import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { listenOnNewPort } from '../listen-on-new-port.js';

/** What a scripted server does with a request: answer, never answer, or drop the connection. */
export type Answer =
  | { status: number; body?: string; headers?: Record<string, string>; after?: Promise<unknown> }
  | 'never'
  | 'drop';

/** A request as the suite counts it. */
export interface SeenRequest {
  method: string;
  path: string;
  body: string;
  headers: IncomingMessage['headers'];
}

export interface ScriptedServer {
  origin: string;
  /** How many requests it keeps waiting, as the test demands. */
  held(): number;
  close(): Promise<void>;
}

/** A server of which every answer is decided by the test, at an origin that no other had before. */
export async function startScriptedServer(
  answer: (request: SeenRequest) => Answer | Promise<Answer>,
): Promise<ScriptedServer> {
  const held = new Set<ServerResponse>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const seen = {
      method: request.method ?? '',
      path: new URL(request.url ?? '/', 'http://localhost').pathname,
      body: Buffer.concat(chunks).toString(),
      headers: request.headers,
    };
    const decided = await answer(seen);
    const release = heldUntil(decided);
    if (release) {
      held.add(response);
      response.on('close', () => held.delete(response));
      await release;
      held.delete(response);
    }
    give(response, decided);
  });
  const port = await listenOnNewPort(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    held: () => held.size,
    close: () => closeAtOnce(server),
  };
}

/** What a request waits for, if the test makes it wait. */
function heldUntil(answer: Answer): Promise<unknown> | undefined {
  if (answer === 'never') return new Promise(() => {});
  return answer === 'drop' ? undefined : answer.after;
}

function give(response: ServerResponse, answer: Answer): void {
  if (answer === 'never') return;
  if (answer === 'drop') {
    response.socket?.destroy();
    return;
  }
  response.writeHead(answer.status, answer.headers).end(answer.body ?? '');
}

async function closeAtOnce(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}
