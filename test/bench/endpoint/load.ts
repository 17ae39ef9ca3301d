import { connect } from 'node:net';
import autocannon, { type Request } from 'autocannon';
import { HELP_CENTER } from '../../token-endpoint/environment-of.js';

/*
 * The load, in a process of its own, the same for all rows: what it costs to make it is not on the
 * servers' account, and what the servers cost does not slow it down. It ends with its parent.
 */

/** What the parent asks for. */
export type LoadOrder =
  | { readonly bodies: Readonly<Record<string, readonly string[]>> }
  | {
      readonly url: string;
      /** Which of the bodies, sent in turn. */
      readonly send: string;
      readonly connections: number;
      readonly seconds: number;
    }
  /** So many requests at once, each on a connection of its own. */
  | { readonly burst: string; readonly send: string; readonly requests: number };

/** What the parent receives. */
export type LoadReport =
  | { readonly ready: true }
  | {
      readonly requests: number;
      readonly perSecond: number;
      /** In milliseconds. */
      readonly p50: number;
      readonly p99: number;
      readonly failures: number;
    }
  | {
      /** How long the slowest took, from its connection to its answer, in milliseconds. */
      readonly slowest: number;
      readonly failures: number;
    };

const HEADERS = { origin: HELP_CENTER, 'content-type': 'text/plain;charset=UTF-8' };

let bodies: Readonly<Record<string, readonly string[]>> = {};

process.on('disconnect', () => process.exit());
process.on('message', async (order: LoadOrder) => {
  process.send?.(await carryOut(order));
});

async function carryOut(order: LoadOrder): Promise<LoadReport> {
  if ('bodies' in order) {
    bodies = order.bodies;
    return { ready: true };
  }
  const sent = bodies[order.send] ?? [];
  return 'burst' in order ? burst(order, sent) : stream(order, sent);
}

async function stream(
  { url, connections, seconds }: Extract<LoadOrder, { url: string }>,
  sent: readonly string[],
): Promise<LoadReport> {
  let next = 0;
  // Each request is made just before it is sent: made beforehand, ten thousand of them would delay
  // the first ones and count as the server's latency.
  const setupRequest = (request: Request): Request => {
    next = (next + 1) % sent.length;
    return { ...request, body: sent[next] ?? '' };
  };
  const { requests, latency, non2xx, errors } = await autocannon({
    url,
    connections,
    duration: seconds,
    method: 'POST',
    headers: HEADERS,
    setupClient: (client) => client.setRequests([{ setupRequest }]),
  });
  const { total, average } = requests;
  const { p50, p99 } = latency;
  return { requests: total, perSecond: average, p50, p99, failures: non2xx + errors };
}

async function burst(
  { burst: url, requests }: Extract<LoadOrder, { burst: string }>,
  sent: readonly string[],
): Promise<LoadReport> {
  const { hostname, port, pathname } = new URL(url);
  const head = Object.entries({ host: hostname, ...HEADERS });
  const fields = head.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const messages = Array.from({ length: requests }, (_, index) => {
    const body = sent[index % sent.length] ?? '';
    return `POST ${pathname} HTTP/1.1\r\n${fields}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  });
  const answers = await Promise.all(
    messages.map(async (message) => {
      const started = performance.now();
      const answer = await answerTo(Number(port), hostname, message);
      return { ms: performance.now() - started, isGood: answer.startsWith('HTTP/1.1 200 ') };
    }),
  );
  return {
    slowest: Math.max(...answers.map(({ ms }) => ms)),
    failures: answers.filter(({ isGood }) => !isGood).length,
  };
}

function answerTo(port: number, host: string, message: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect({ port, host }, () => socket.write(message)).setEncoding('latin1');
    socket.on('data', (text) => {
      answer += text;
      if (isWhole(answer)) resolve(answer);
    });
    socket.once('error', ({ message: reason }) => resolve(reason));
    socket.once('close', () => resolve(answer));
  });
}

function isWhole(answer: string): boolean {
  const [head = '', body] = answer.split('\r\n\r\n');
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  return body?.length === Number(length);
}
